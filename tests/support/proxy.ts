import { connect, createServer, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { listen } from './raw-service.ts';
import { testCertificate } from './test-certificate.ts';

/** A proxy that tunnels every CONNECT to one port of this machine, whatever name was asked for. */
export type TestProxy = {
  readonly port: number;
  /** The head of every CONNECT. */
  readonly asked: readonly string[];
  /** Answers with this status from now on; null tunnels again. */
  refuse(status: string | null): void;
  close(): void;
};

/** `secure`: it is itself reached over TLS, with the test certificate. */
export async function startProxy(target: number, { secure = false } = {}): Promise<TestProxy> {
  const asked: string[] = [];
  let refusal: string | null = null;
  const onSocket = (socket: Socket): void => {
    socket.on('error', () => undefined);
    socket.once('data', (head) => {
      asked.push(head.toString());
      if (refusal === null) tunnel(socket, target);
      else socket.end(`HTTP/1.1 ${refusal}\r\ncontent-length: 2\r\n\r\nno`);
    });
  };
  const identity = { key: testCertificate.key, cert: testCertificate.certificate };
  const server = secure ? createSecureServer(identity, onSocket) : createServer(onSocket);
  return {
    port: await listen(server),
    asked,
    refuse: (status) => void (refusal = status),
    close: () => void server.close(),
  };
}

function tunnel(socket: Socket, target: number): void {
  const through = connect(target, '127.0.0.1', () => socket.write('HTTP/1.1 200 Connected\r\n\r\n'));
  through.on('error', () => undefined);
  socket.pipe(through).pipe(socket);
}

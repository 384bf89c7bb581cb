import { createServer, type Server, type Socket } from 'node:net';
import { createTransport } from '../../electron/main/api/transport.ts';
import type { TimeLimits, Transport } from '../../electron/main/api/transport-port.ts';
import type { ResolveProxy } from '../../electron/main/api/proxy-route.ts';

/** A service made of nothing but a socket, so that a test can break it at any byte. */
export type RawService = {
  readonly port: number;
  readonly url: URL;
  readonly sockets: readonly Socket[];
  /** Requests whose head has been seen, over all connections. */
  posts(): number;
  close(): Promise<void>;
};

/** What the peer has sent on one connection so far. */
export type Heard = {
  readonly bytes: Buffer;
  readonly head: string;
  readonly bodyBytes: number;
  readonly whole: boolean;
};

/** `onData` is called with all that was heard each time something arrives. */
export async function startRawService(onData: (socket: Socket, heard: Heard) => void): Promise<RawService> {
  const sockets: Socket[] = [];
  let posts = 0;
  const server = createServer((socket) => {
    sockets.push(socket);
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const seen = bytes.includes('\r\n\r\n');
      bytes = Buffer.concat([bytes, chunk]);
      if (!seen && bytes.includes('\r\n\r\n') && bytes.toString('latin1', 0, 4) === 'POST') posts += 1;
      onData(socket, hear(bytes));
    });
  });
  const port = await listen(server);
  return {
    port,
    url: new URL(`http://127.0.0.1:${port}/v1/images/generations`),
    sockets,
    posts: () => posts,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function hear(bytes: Buffer): Heard {
  const end = bytes.indexOf('\r\n\r\n');
  const head = end < 0 ? '' : bytes.toString('latin1', 0, end);
  const bodyBytes = end < 0 ? 0 : bytes.length - end - 4;
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
  return { bytes, head, bodyBytes, whole: end >= 0 && bodyBytes >= length };
}

export const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });

/** A port of this machine where nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A whole HTTP/1.1 answer that ends with its connection. */
export function answerText(status: string, body: string, headers: readonly string[] = []): string {
  const lines = [`HTTP/1.1 ${status}`, `content-length: ${Buffer.byteLength(body)}`, ...headers];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** The production transport, without a proxy and with limits a test can wait for. */
export const testTransport = (limits: Partial<TimeLimits> = {}, resolveProxy: ResolveProxy = direct): Transport =>
  createTransport({ resolveProxy, now: Date.now, limits });

const direct: ResolveProxy = () => Promise.resolve('DIRECT');

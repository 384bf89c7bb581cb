import { connect } from 'node:net';
import { createServer } from 'node:tls';
import { listen } from './raw-service.ts';
import type { TestCertificate } from './test-certificate.ts';

/** Speaks TLS, under any name, for a service in the clear on this machine, which answers to `localhost` only. */
export type SecureFront = {
  readonly port: number;
  /** The certificate of every connection from now on. */
  show(certificate: TestCertificate): void;
  close(): void;
};

export async function startSecureFront(target: number, certificate: TestCertificate): Promise<SecureFront> {
  const server = createServer(identityOf(certificate), (socket) => {
    const through = connect(target, '127.0.0.1');
    for (const end of [socket, through]) end.on('error', () => undefined);
    socket.once('data', (head) => {
      through.write(head.toString('latin1').replace(/^host: .*$/im, 'Host: localhost'), 'latin1');
      socket.pipe(through);
    });
    through.pipe(socket);
  });
  server.on('tlsClientError', () => undefined);
  return {
    port: await listen(server),
    show: (shown) => server.setSecureContext(identityOf(shown)),
    close: () => void server.close(),
  };
}

const identityOf = ({ key, certificate }: TestCertificate) => ({ key, cert: certificate });

import { createServer as createPlainServer } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { createTransport } from '../../electron/main/api/transport.ts';
import type { Transport } from '../../electron/main/api/transport-port.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';
import { answerText, listen, type RawService, startRawService, testTransport } from '../support/raw-service.ts';
import { testCertificate } from '../support/test-certificate.ts';
import { post, problemOf, readAll } from '../support/transport-calls.ts';

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('through a proxy', () => {
  async function proxy(target: number, refusal: string | null = null): Promise<TestProxy> {
    const started = await startProxy(target);
    closing.push(started.close);
    started.refuse(refusal);
    return started;
  }
  async function answering(): Promise<RawService> {
    const started = await startRawService((socket, heard) => {
      if (heard.whole) socket.end(answerText('200 OK', 'picture'));
    });
    closing.push(() => started.close());
    return started;
  }
  const named = new URL('http://images.example/v1/images/generations');

  it('a named service is reached by CONNECT, this machine never', async () => {
    const server = await answering();
    const { port, asked } = await proxy(server.port);
    const transport = testTransport({}, () => Promise.resolve(`PROXY 127.0.0.1:${port}`));
    expect(await readAll(await post(transport, named))).toBe('picture');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/^CONNECT images\.example:80 HTTP/);
    expect(asked[0]).not.toContain('secret-key');
    expect(await readAll(await post(transport, server.url))).toBe('picture');
    expect(asked).toHaveLength(1);
  });

  it('a CONNECT does not count as sent', async () => {
    const silent = createPlainServer((socket) => socket.on('error', () => undefined));
    const port = await listen(silent);
    closing.push(() => void silent.close());
    const transport = testTransport({ connectMs: 100 }, () => Promise.resolve(`PROXY 127.0.0.1:${port}`));
    expect(await problemOf(post(transport, named))).toMatchObject({ reason: 'connect-timeout', sent: false });
  });

  it('its refusal is never taken for the service’s answer', async () => {
    const { port } = await proxy(1, '407 Proxy Authentication Required');
    const transport = testTransport({}, () => Promise.resolve(`PROXY 127.0.0.1:${port}`));
    expect(await problemOf(post(transport, named))).toEqual({ reason: 'proxy', code: '407', sent: false, detail: '' });
  });

  it('the next route is tried when the first does not tunnel', async () => {
    const server = await answering();
    const { port } = await proxy(server.port);
    const dead = await proxy(1, '502 Bad Gateway');
    const routes = `SOCKS5 127.0.0.1:1; PROXY 127.0.0.1:${dead.port}; PROXY 127.0.0.1:${port}`;
    expect(
      await readAll(
        await post(
          testTransport({}, () => Promise.resolve(routes)),
          named,
        ),
      ),
    ).toBe('picture');
  });

  it('a system that never says which proxy to use ends in time, and can be stopped', async () => {
    const never = (): Promise<string> => new Promise(() => undefined);
    expect(await problemOf(post(testTransport({ connectMs: 50 }, never), named))).toMatchObject({
      reason: 'proxy',
      sent: false,
    });
    const signal = AbortSignal.timeout(50);
    expect(await problemOf(post(testTransport({}, never), named, { signal }))).toMatchObject({ reason: 'stopped' });
  });

  it('SOCKS alone is refused clearly', async () => {
    const transport = testTransport({}, () => Promise.resolve('SOCKS5 127.0.0.1:1080'));
    expect(await problemOf(post(transport, named))).toMatchObject({ reason: 'proxy', code: 'SOCKS5', sent: false });
  });
});

describe('over TLS', () => {
  const { key, certificate } = testCertificate;

  async function secureService(): Promise<number> {
    const server = createSecureServer({ key, cert: certificate }, (socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(answerText('200 OK', 'picture')));
    });
    server.on('tlsClientError', () => undefined);
    const port = await listen(server);
    closing.push(() => void server.close());
    return port;
  }

  it('a certificate nobody vouches for ends the call before a byte of it left', async () => {
    const url = new URL(`https://localhost:${await secureService()}/`);
    const problem = await problemOf(post(testTransport(), url));
    expect(problem).toMatchObject({ reason: 'connect', code: 'DEPTH_ZERO_SELF_SIGNED_CERT', sent: false });
  });

  const trusting = (route: string, onRead = (): void => undefined): Transport =>
    createTransport({
      resolveProxy: () => Promise.resolve(route),
      now: Date.now,
      certificates: () => {
        onRead();
        return [certificate];
      },
    });

  it('a trusted authority lets the call through, and the certificates are read once', async () => {
    const port = await secureService();
    let read = 0;
    const transport = trusting('DIRECT', () => {
      read += 1;
    });
    for (let i = 0; i < 2; i++) {
      const answer = await post(transport, new URL(`https://localhost:${port}/`));
      expect(answer.firstByteSent()).toBe(true);
      expect(await readAll(answer)).toBe('picture');
    }
    expect(read).toBe(1);
  });

  it.each([
    ['PROXY 127.0.0.1', false],
    ['HTTPS localhost', true],
  ])('the service’s own certificate is checked through a tunnel (%s)', async (proxy, secure) => {
    const { port, close } = await startProxy(await secureService(), { secure });
    closing.push(close);
    const transport = trusting(`${proxy}:${port}`);
    const answer = await post(transport, new URL('https://images.example/'));
    expect(answer.firstByteSent()).toBe(true);
    expect(await readAll(answer)).toBe('picture');
    const problem = await problemOf(post(transport, new URL('https://other.example/')));
    expect(problem).toMatchObject({ reason: 'connect', code: 'ERR_TLS_CERT_ALTNAME_INVALID', sent: false });
  });
});

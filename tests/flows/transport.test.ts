import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { BodyPlan } from '../../electron/main/api/encode-request.ts';
import { TransportFailure } from '../../electron/main/api/transport-failure.ts';
import { answerText, type Heard, type RawService, startRawService, testTransport } from '../support/raw-service.ts';
import { post, problemOf, readAll } from '../support/transport-calls.ts';

const folder = mkdtempSync(join(tmpdir(), 'transport-'));
afterAll(() => rmSync(folder, { recursive: true }));

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function service(onData: (socket: Socket, heard: Heard) => void): Promise<RawService> {
  const started = await startRawService(onData);
  closing.push(() => started.close());
  return started;
}

/** A body with a picture of this many bytes in it. */
function bodyWithFile(bytes: number): BodyPlan {
  const file = join(folder, `input-${bytes}`);
  writeFileSync(file, Buffer.alloc(bytes, 7));
  return { segments: ['{"image":"', { file, bytes }, '"}'], contentLength: 12 + 4 * Math.ceil(bytes / 3) };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until a figure doesn't change any more. */
async function standsStill(read: () => number): Promise<void> {
  for (;;) {
    const before = read();
    await pause(200);
    if (read() === before) return;
  }
}

describe('one POST', () => {
  it('arrives whole, with an exact length, on a socket of its own, and its answer comes back', async () => {
    const heads: string[] = [];
    const server = await service((socket, heard) => {
      if (!heard.whole) return;
      heads.push(heard.head);
      socket.write(answerText('200 OK', '{"ok":1}', ['x-request-id: req-7', 'content-type: application/json']));
    });
    const transport = testTransport();
    for (let i = 0; i < 2; i++) {
      const answer = await post(transport, server.url);
      expect(answer.head).toMatchObject({ status: 200, requestId: 'req-7', contentType: 'application/json' });
      expect(await readAll(answer)).toBe('{"ok":1}');
      expect(answer.firstByteSent()).toBe(true);
    }
    expect(server.sockets).toHaveLength(2);
    expect(heads[0]).toMatch(/^POST \/v1\/images\/generations HTTP\/1\.1/);
    expect(heads[0]).toMatch(/content-length: 17/i);
    expect(heads[0]).not.toMatch(/transfer-encoding/i);
  });

  it('is sent once when a warm connection dies after the whole body was read', async () => {
    let answered = 0;
    const server = await service((socket, heard) => {
      if (!heard.whole) return;
      answered += 1;
      if (answered === 1) socket.write(answerText('200 OK', '{}', ['connection: keep-alive']));
      else socket.end();
    });
    const transport = testTransport();
    await readAll(await post(transport, server.url));
    expect(await problemOf(post(transport, server.url))).toMatchObject({ reason: 'lost', sent: true });
    expect(server.posts()).toBe(2);
  });

  it('gives a redirect back as the answer and goes nowhere else', async () => {
    const server = await service((socket, heard) => {
      if (heard.whole) socket.end(answerText('307 Temporary Redirect', '', ['location: /elsewhere']));
    });
    const answer = await post(testTransport(), server.url);
    expect(answer.head.status).toBe(307);
    answer.close();
    expect(server.posts()).toBe(1);
  });
});

describe('before a byte left', () => {
  it('a refused connection is certain not to have been sent', async () => {
    const server = await service(() => undefined);
    const { url } = server;
    await server.close();
    const problem = await problemOf(post(testTransport(), url));
    expect(problem).toMatchObject({ reason: 'connect', code: 'ECONNREFUSED', sent: false });
  });

  it('a handshake that fails or never ends is certain not to have been sent', async () => {
    const garbage = await service((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const secure = (url: URL): URL => new URL(url.href.replace('http:', 'https:'));
    expect(await problemOf(post(testTransport(), secure(garbage.url)))).toMatchObject({
      reason: 'connect',
      sent: false,
    });
    const silent = await service(() => undefined);
    const problem = await problemOf(post(testTransport({ connectMs: 100 }), secure(silent.url)));
    expect(problem).toMatchObject({ reason: 'connect-timeout', sent: false });
  });

  it('a signal that stops the call says so', async () => {
    const stop = new AbortController();
    stop.abort();
    const server = await service(() => undefined);
    const problem = await problemOf(post(testTransport(), server.url, { signal: stop.signal }));
    expect(problem).toMatchObject({ reason: 'stopped', sent: false });
    expect(server.sockets).toHaveLength(0);
  });
});

describe('after the first byte', () => {
  it('a reset in the middle of the body is lost, not unsent', async () => {
    const server = await service((socket, heard) => {
      if (heard.bodyBytes > 100_000) socket.resetAndDestroy();
    });
    const problem = await problemOf(post(testTransport(), server.url, { body: bodyWithFile(20_000_000) }));
    expect(problem).toMatchObject({ reason: 'lost', sent: true });
  });

  it('an answer that breaks off is told while its body is read', async () => {
    const server = await service((socket, heard) => {
      if (heard.whole) socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf');
    });
    const answer = await post(testTransport(), server.url);
    await expect(readAll(answer)).rejects.toBeInstanceOf(TransportFailure);
    expect(answer.failure()).toMatchObject({ problem: { reason: 'lost', sent: true } });
  });

  it('a service that takes nothing more ends the upload', async () => {
    const server = await service((socket) => socket.pause());
    const problem = await problemOf(
      post(testTransport({ uploadStallMs: 150 }), server.url, { body: bodyWithFile(20_000_000) }),
    );
    expect(problem).toMatchObject({ reason: 'upload-stalled', sent: true });
  });

  it('silence ends the call only at its own limit, before the answer and within it', async () => {
    const mute = await service(() => undefined);
    expect(await problemOf(post(testTransport({ silenceMs: 80 }), mute.url))).toMatchObject({
      reason: 'silent',
      sent: true,
    });
    const half = await service((socket, heard) => {
      if (heard.whole) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf');
    });
    const limits = { silenceMs: 80, uploadStallMs: 40, connectMs: 40 };
    expect(await problemOf(post(testTransport(limits), half.url))).toMatchObject({ reason: 'silent', sent: true });
  });

  it('a reader that takes its time is not called silence', async () => {
    const whole = answerText('200 OK', 'x'.repeat(20_000_000));
    const server = await service((socket, heard) => heard.whole && socket.end(whole));
    const answer = await post(testTransport({ silenceMs: 400 }), server.url);
    let bytes = 0;
    for await (const chunk of answer.body) {
      if (bytes === 0) await pause(800);
      bytes += chunk.length;
    }
    answer.close();
    expect(bytes).toBe(20_000_000);
  });

  it('a signal closes the socket and is told apart from a lost line', async () => {
    const stop = new AbortController();
    const server = await service((socket, heard) => {
      socket.on('close', () => closed.resolve());
      if (heard.whole) stop.abort();
    });
    const closed = Promise.withResolvers<void>();
    const problem = await problemOf(post(testTransport(), server.url, { signal: stop.signal }));
    expect(problem).toMatchObject({ reason: 'stopped', sent: true });
    await closed.promise;
  });

  it('a slow reader holds the sender back', async () => {
    let written = 0;
    const server = await service((socket, heard) => {
      if (!heard.whole) return;
      socket.write('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n');
      const pump = (): void => {
        while (written < 64_000_000 && socket.write(Buffer.alloc(64_000))) written += 64_000;
        if (written < 64_000_000) socket.once('drain', pump);
        else socket.end();
      };
      pump();
    });
    const answer = await post(testTransport(), server.url);
    for await (const _ of answer.body) {
      await pause(300);
      break;
    }
    answer.close();
    expect(written).toBeLessThan(32_000_000);
  });

  it('a slow service holds the upload back', async () => {
    const server = await service((socket) => socket.pause());
    let sent = 0;
    const stop = new AbortController();
    const call = post(testTransport(), server.url, {
      body: bodyWithFile(60_000_000),
      signal: stop.signal,
      onSent: (bytes) => (sent = bytes),
    });
    await expect.poll(() => sent).toBeGreaterThan(0);
    await standsStill(() => sent);
    stop.abort();
    await problemOf(call);
    // What both ends' system buffers hold.
    expect(sent).toBeLessThan(30_000_000);
  });
});

describe('an early answer', () => {
  it.each(['401 Unauthorized', '413 Payload Too Large'])('%s is read although the body is not done', async (status) => {
    let heardAll = false;
    const server = await service((socket, heard) => {
      heardAll ||= heard.whole;
      if (heard.bodyBytes > 0 && socket.bytesWritten === 0) socket.write(answerText(status, '{"error":{}}'));
    });
    const answer = await post(testTransport({ uploadStallMs: 500 }), server.url, { body: bodyWithFile(40_000_000) });
    expect(answer.head.status).toBe(Number.parseInt(status, 10));
    expect(await readAll(answer)).toBe('{"error":{}}');
    expect(heardAll).toBe(false);
  });

  it('that refuses ends the limit on the upload: the rest of the body may stand still', async () => {
    const server = await service((socket, heard) => {
      if (heard.bodyBytes === 0 || socket.isPaused()) return;
      socket.pause();
      socket.write('HTTP/1.1 413 Payload Too Large\r\ncontent-length: 2\r\n\r\n');
      setTimeout(() => socket.write('no'), 300);
    });
    const answer = await post(testTransport({ uploadStallMs: 100 }), server.url, { body: bodyWithFile(40_000_000) });
    expect(await readAll(answer)).toBe('no');
  });

  it('that is good does not stop the upload', async () => {
    const server = await service((socket, heard) => {
      if (socket.bytesWritten === 0) socket.write('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n');
      if (heard.whole) socket.end('done');
    });
    expect(await readAll(await post(testTransport(), server.url, { body: bodyWithFile(3_000_000) }))).toBe('done');
  });
});

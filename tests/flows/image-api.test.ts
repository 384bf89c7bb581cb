import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import {
  type Call,
  type CallOutcome,
  type CallProgress,
  createImageApi,
  outcomeOfSpool,
} from '../../electron/main/api/image-api.ts';
import type { TimeLimits } from '../../electron/main/api/transport-port.ts';
import { AppFailure, chargeOf } from '../../shared/app-error.ts';
import { pngBytes } from '../support/answer-bytes.ts';
import { answerText, type Heard, type RawService, startRawService, testTransport } from '../support/raw-service.ts';
import { gptRequest, inputRef } from '../support/requests.ts';

const folder = mkdtempSync(join(tmpdir(), 'image-api-'));
afterAll(() => rmSync(folder, { recursive: true }));
let service: RawService | null = null;
afterEach(async () => {
  await service?.close();
  service = null;
});

const key = 'sk-octen-secret-4242';
const json = ['content-type: application/json', 'x-request-id: req-9'];
const picture = pngBytes(64, 48, 500).toString('base64');
const reply = (data: readonly object[], more: object = {}): string =>
  JSON.stringify({
    id: 'img-1',
    created: 1,
    data,
    usage: { input_tokens: 1, output_tokens: 2, total_tokens: 3 },
    ...more,
  });

const apiWith = (limits: Partial<TimeLimits> = {}) =>
  createImageApi({
    transport: testTransport(limits),
    inputFile: () => Promise.resolve({ file: join(folder, 'input.png'), bytes: 6_000_000, mime: 'image/png' }),
    now: Date.now,
    random: () => 0,
  });
writeFileSync(join(folder, 'input.png'), Buffer.alloc(6_000_000, 1));

/** Starts a service that answers every whole request with these bytes. */
async function answering(bytes: string): Promise<void> {
  service = await startRawService((socket, heard) => heard.whole && socket.end(bytes));
}
const onService = async (onData: (socket: Socket, heard: Heard) => void): Promise<void> => {
  service = await startRawService(onData);
};

let spools = 0;
type Sent = { outcome: CallOutcome; progress: CallProgress[]; spoolDir: string };
async function send(over: Partial<Call> = {}, limits: Partial<TimeLimits> = {}): Promise<Sent> {
  const progress: CallProgress[] = [];
  const spoolDir = join(folder, `spool-${spools++}`);
  const outcome = await apiWith(limits).call({
    request: gptRequest(),
    baseUrl: `http://127.0.0.1:${service?.port}`,
    key,
    attempt: 1,
    spoolDir,
    signal: new AbortController().signal,
    onProgress: (step) => progress.push(step),
    onDiskFull: () => Promise.resolve(false),
    ...over,
  });
  return { outcome, progress, spoolDir };
}

const partial = (index: number): string =>
  `event: image_generation.partial_image\ndata: ${JSON.stringify({ id: 'i', type: 'image_generation.partial_image', partial_image_index: index, b64_json: picture })}\n\n`;
const completed = `data: ${JSON.stringify({ id: 'i', type: 'image_generation.completed', b64_json: picture, usage: { input_tokens: 1, output_tokens: 2, total_tokens: 3 } })}\n\n`;
const streamHead =
  'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nx-request-id: req-9\r\nconnection: close\r\n\r\n';
const streamed = { request: gptRequest({ stream: true, partialImages: 2 }) };

describe('a reply', () => {
  it('brings its pictures as files, its request id and the time it took', async () => {
    await answering(answerText('200 OK', reply([{ b64_json: picture }]), json));
    const { outcome, progress } = await send();
    expect(outcome).toMatchObject({ type: 'reply', requestId: 'req-9', reply: { id: 'img-1' } });
    if (outcome.type !== 'reply') return;
    expect(outcome.elapsedMs).toBeGreaterThanOrEqual(0);
    expect(readFileSync(outcome.reply.images[0]?.file ?? '').toString('base64')).toBe(picture);
    expect(progress).toEqual([{ type: 'answering', requestId: 'req-9' }]);
  });

  it('as a stream tells of each preview before it', async () => {
    await answering(streamHead + partial(0) + partial(1) + completed);
    const { outcome, progress } = await send(streamed);
    expect(outcome.type).toBe('reply');
    expect(progress.map((step) => step.type)).toEqual(['answering', 'preview', 'preview']);
  });

  it('counts although the line breaks right after it', async () => {
    await onService((socket, heard) => {
      if (heard.whole) socket.write(streamHead + completed, () => setTimeout(() => socket.resetAndDestroy(), 30));
    });
    expect((await send(streamed)).outcome.type).toBe('reply');
  });

  it('without a picture ends in its words, is paid for and does not go again', async () => {
    await answering(answerText('200 OK', reply([], { text: `Sorry. ${key}` }), json));
    const { outcome } = await send();
    expect(outcome).toMatchObject({ type: 'failed', sent: true, error: { kind: 'no-image', text: 'Sorry. [key]' } });
    expect(outcome.type === 'failed' && chargeOf(outcome.error)).toBe('charged');
  });

  it.each([[{}], [{ text: ' \n' }]])('without a picture or a word is in doubt: %j', async (rest) => {
    await answering(answerText('200 OK', reply([], rest), json));
    const { outcome } = await send();
    expect(outcome).toMatchObject({ type: 'uncertain', error: { kind: 'answer-unusable', reason: 'empty' } });
  });
});

describe('a failure', () => {
  it('to connect may go again', async () => {
    await answering('');
    const port = service?.port;
    await service?.close();
    const { outcome } = await send({ baseUrl: `http://127.0.0.1:${port}` });
    expect(outcome).toEqual({
      type: 'unsent',
      afterMs: 500,
      why: 'retry',
      error: { kind: 'unreachable', code: 'ECONNREFUSED', detail: expect.any(String) },
    });
    const last = await send({ baseUrl: `http://127.0.0.1:${port}`, attempt: 3 });
    expect(last.outcome).toMatchObject({ type: 'failed', sent: false, error: { kind: 'unreachable' } });
  });

  it('after the whole body was read is uncertain, and exactly one POST was made', async () => {
    await onService((socket, heard) => heard.whole && socket.end());
    const { outcome } = await send();
    expect(outcome).toMatchObject({
      type: 'uncertain',
      error: { kind: 'uncertain', cause: 'connection-lost', elapsedMs: expect.any(Number) },
      lastPreview: null,
    });
    expect(service?.posts()).toBe(1);
  });

  it('in the middle of an upload is uncertain', async () => {
    await onService((socket, heard) => heard.bodyBytes > 50_000 && socket.resetAndDestroy());
    const { outcome } = await send({ request: gptRequest({ references: [inputRef('a')] }) });
    expect(outcome).toMatchObject({ type: 'uncertain', error: { cause: 'connection-lost' } });
  });

  it('in a stream after a preview keeps the preview', async () => {
    await onService((socket, heard) => {
      if (heard.whole) socket.write(streamHead + partial(0), () => setTimeout(() => socket.resetAndDestroy(), 50));
    });
    const { outcome } = await send(streamed);
    expect(outcome).toMatchObject({ type: 'uncertain', lastPreview: { kind: 'png', width: 64, height: 48 } });
    expect(outcome.type === 'uncertain' && existsSync(outcome.lastPreview?.file ?? '')).toBe(true);
  });

  it('of a stream that ends too early is a cut stream', async () => {
    await answering(streamHead + partial(0));
    expect((await send(streamed)).outcome).toMatchObject({ type: 'uncertain', error: { cause: 'stream-cut' } });
  });

  it('to answer at all is silence', async () => {
    await onService(() => undefined);
    const { outcome } = await send({}, { silenceMs: 60 });
    expect(outcome).toMatchObject({ type: 'uncertain', error: { cause: 'silent' } });
  });

  it('to be understood keeps the answer and is uncertain', async () => {
    await answering(answerText('200 OK', '{"hello":', json));
    const { outcome, spoolDir } = await send();
    expect(outcome.type).toBe('uncertain');
    expect(readFileSync(join(spoolDir, 'body'), 'utf8')).toBe('{"hello":');
  });

  it('without a body is known by its status', async () => {
    await answering(answerText('401 Unauthorized', '', ['x-request-id: req-9']));
    expect((await send()).outcome).toMatchObject({
      type: 'failed',
      error: { kind: 'key-rejected', requestId: 'req-9' },
    });
  });

  it.each([
    ['401 Unauthorized', 'key-rejected'],
    ['413 Payload Too Large', 'too-large'],
  ])('%s before the body is done is read', async (status, kind) => {
    await onService((socket, heard) => {
      if (heard.bodyBytes > 0 && socket.bytesWritten === 0)
        socket.write(answerText(status, '{"error":{"message":"no"}}', json));
    });
    const { outcome } = await send({ request: gptRequest({ references: [inputRef('a')] }) });
    expect(outcome).toMatchObject({ type: 'failed', sent: true, error: { kind, requestId: 'req-9' } });
  });

  it.each([301, 302])('by redirect (%i) goes nowhere else', async (status) => {
    await answering(answerText(`${status} Moved`, '', ['location: /x']));
    const { outcome } = await send();
    expect(outcome.type).toBe(status === 302 ? 'uncertain' : 'failed');
    expect(service?.posts()).toBe(1);
  });

  it.each<[string, string[], string, number]>([
    ['seconds', ['retry-after: 7'], 'slow', 7000],
    ['milliseconds', ['retry-after-ms: 120', 'retry-after: 7'], 'slow', 120],
    ['words', [], 'Please try again in 12s.', 12_000],
    ['nothing', [], 'slow', 2000],
  ])('for the pace waits as told in %s', async (_, headers, message, afterMs) => {
    const body = JSON.stringify({ error: { message, type: 'rate_limit_error', param: null, code: null } });
    await answering(answerText('429 Too Many Requests', body, [...json, ...headers]));
    expect((await send()).outcome).toMatchObject({ type: 'unsent', why: 'rate-limit', afterMs });
  });

  it('for the pace waits until a date', async () => {
    const at = new Date(Date.now() + 20_000).toUTCString();
    await answering(answerText('429 Too Many Requests', '{"error":{}}', [...json, `retry-after: ${at}`]));
    const { outcome } = await send();
    expect(outcome.type === 'unsent' && outcome.afterMs).toBeGreaterThan(15_000);
    expect(outcome.type === 'unsent' && outcome.afterMs).toBeLessThanOrEqual(20_000);
  });

  it('never shows the key, wherever the service puts it', async () => {
    const error = { message: `Bad ${key}`, type: 'invalid_request_error', param: key, code: null };
    await answering(answerText('400 Bad Request', JSON.stringify({ error }), json));
    expect(JSON.stringify((await send()).outcome)).not.toContain(key);
  });

  it('of an input ends the call before anything is sent', async () => {
    await answering('');
    const api = createImageApi({
      transport: testTransport(),
      inputFile: () => Promise.reject(new AppFailure({ kind: 'not-found', what: 'input' })),
      now: Date.now,
      random: () => 0,
    });
    const outcome = await api.call({
      request: gptRequest({ references: [inputRef('a')] }),
      baseUrl: `http://127.0.0.1:${service?.port}`,
      key,
      attempt: 1,
      spoolDir: join(folder, 'never'),
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onDiskFull: () => Promise.resolve(false),
    });
    expect(outcome).toEqual({ type: 'failed', sent: false, error: { kind: 'not-found', what: 'input' } });
    expect(service?.sockets).toHaveLength(0);
  });

  it('of the disk is told as what it is', async () => {
    await answering(answerText('200 OK', reply([{ b64_json: picture }]), json));
    writeFileSync(join(folder, 'file'), '');
    const { outcome } = await send({ spoolDir: join(folder, 'file', 'spool') });
    expect(outcome).toMatchObject({ type: 'uncertain', error: { kind: 'folder-gone', place: 'data' } });
  });
});

describe('stopping', () => {
  it('before a byte left leaves no trace', async () => {
    await answering('');
    const outcome = (await send({ signal: AbortSignal.abort() })).outcome;
    expect(outcome).toEqual({ type: 'stopped', sent: false });
  });

  it('afterwards is uncertain, with the last preview', async () => {
    const stop = new AbortController();
    await onService((socket, heard) => heard.whole && socket.write(streamHead + partial(0)));
    const onProgress = (step: CallProgress): void => {
      if (step.type === 'preview') stop.abort();
    };
    const { outcome } = await send({ ...streamed, signal: stop.signal, onProgress });
    expect(outcome).toMatchObject({
      type: 'uncertain',
      error: { cause: 'stopped-by-you', requestId: 'req-9' },
      lastPreview: { kind: 'png' },
    });
  });
});

describe('looking again', () => {
  it('finds a whole answer, and judges others as when they came', async () => {
    await answering(streamHead + partial(0) + completed);
    const whole = await send(streamed);
    expect(await outcomeOfSpool(whole.spoolDir)).toMatchObject({ type: 'reply', requestId: 'req-9', elapsedMs: null });
    await service?.close();
    await answering(streamHead + partial(0));
    const cut = await send(streamed);
    expect(await outcomeOfSpool(cut.spoolDir)).toMatchObject({
      type: 'uncertain',
      error: { cause: 'stream-cut', requestId: 'req-9' },
      lastPreview: { width: 64 },
    });
    expect(await outcomeOfSpool(join(folder, 'nothing'))).toMatchObject({ type: 'uncertain' });
  });

  it('never sends again by itself what a limit refused', async () => {
    await answering(answerText('429 Too Many Requests', '{"error":{"message":"slow"}}', json));
    const { spoolDir } = await send();
    expect(await outcomeOfSpool(spoolDir)).toMatchObject({ type: 'failed', error: { kind: 'rate-limited' } });
  });
});

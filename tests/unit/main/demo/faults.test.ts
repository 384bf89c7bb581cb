import { describe, expect, it } from 'vitest';
import type { Faults } from '../../../../electron/main/demo/faults.ts';
import type { RawAnswer } from '../../../support/ask-demo.ts';
import { ask, demo, events, json, small, smallStream } from '../../../support/ask-demo.ts';

const under = async (faults: Partial<Faults>, body: object = small): Promise<RawAnswer> =>
  ask(await demo({ faults }), body);
const streamed = (faults: Partial<Faults>): Promise<RawAnswer> => under(faults, smallStream);

describe('answers that replace a good one', () => {
  it.each<[keyof Faults, number, object]>([
    ['401', 401, { type: 'authentication_error' }],
    ['403-balance', 403, { type: 'permission_error', message: 'Insufficient balance in account' }],
    ['404-model', 404, { type: 'not_found_error', message: 'Model or resource not found' }],
    ['408', 408, { type: 'api_error' }],
    ['409', 409, { type: 'api_error' }],
    ['413', 413, { message: 'Request payload exceeds the allowed size limit' }],
    ['429', 429, { code: 'rate_limit_exceeded' }],
    ['429-quota', 429, { code: 'insufficient_quota' }],
    ['500', 500, { type: 'api_error', param: null, code: null }],
    [
      'moderation-input',
      400,
      { code: 'moderation_blocked', moderation_details: { moderation_stage: 'input', categories: ['violence'] } },
    ],
    [
      'moderation-output',
      400,
      { code: 'moderation_blocked', moderation_details: { moderation_stage: 'output', categories: ['violence'] } },
    ],
    [
      'moderation-flat',
      400,
      { type: 'invalid_request_error', code: null, message: expect.stringMatching(/safety system/) },
    ],
  ])('%s answers %i in the envelope, once', async (name, status, error) => {
    const server = await demo({ faults: { [name]: { times: 1 } } });
    const answer = await ask(server, small);
    expect(answer.status).toBe(status);
    expect(json(answer).error).toMatchObject(error);
    expect(answer.headers['x-request-id']).toMatch(/^req_/);
    expect(answer.headers).not.toHaveProperty('retry-after');
    expect((await ask(server, small)).status).toBe(200);
  });

  it('429 says in several ways when to come back', async () => {
    expect((await under({ '429-seconds': 7 })).headers['retry-after']).toBe('7');
    const date = Date.parse(String((await under({ '429-date': 30 })).headers['retry-after']));
    expect(Math.abs(date - Date.now() - 30_000)).toBeLessThan(5000);
    expect((await under({ '429-ms': 250 })).headers['retry-after-ms']).toBe('250');
    expect(json(await under({ '429-text': '800ms' })).error.message).toMatch(/Please try again in 800ms\.$/);
  });

  it('503 has Retry-After', async () => {
    const answer = await under({ '503': 3 });
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '3']);
  });

  it.each(['502-html', '524-html'] as const)('%s is a page, fast or late', async (name) => {
    const fast = await under({ [name]: 0 });
    expect(fast.status).toBe(Number(name.slice(0, 3)));
    expect(fast.headers['content-type']).toMatch(/text\/html/);
    expect(fast.text).toMatch(/^<!DOCTYPE html>/);
    expect((await under({ [name]: 150 })).headersAfterMs).toBeGreaterThan(140);
  });

  it('envelope is {code, msg, request_id}', async () => {
    const answer = await under({ envelope: true });
    expect(json(answer)).toEqual({
      code: 500,
      msg: 'Internal server error',
      request_id: answer.headers['x-request-id'],
    });
  });

  it('no-answer reads the body, then closes', async () => {
    const server = await demo({ faults: { 'no-answer': true } });
    const answer = await ask(server, small);
    expect([answer.status, answer.broken]).toEqual([0, 'ECONNRESET']);
    expect(server.requests[0]).toMatchObject({ body: small, status: null });
  });
});

describe('time', () => {
  it('slow-first-byte holds everything back, headers too', async () => {
    expect((await under({ 'slow-first-byte': 200 })).headersAfterMs).toBeGreaterThan(190);
  });

  it('slow waits before a JSON answer and before every event', async () => {
    expect((await under({ slow: 200 })).headersAfterMs).toBeGreaterThan(190);
    const started = performance.now();
    await streamed({ slow: 100 });
    expect(performance.now() - started).toBeGreaterThan(290);
  });
});

describe('delivery', () => {
  it('reset-after breaks the connection after so many bytes', async () => {
    for (const body of [small, smallStream]) {
      const answer = await under({ 'reset-after': 500 }, body);
      expect([answer.status, answer.bytes.length, answer.broken]).toEqual([200, 500, 'ECONNRESET']);
    }
  });

  it('cut ends cleanly: a stream without completed, JSON half way', async () => {
    const stream = await streamed({ cut: true });
    expect(stream.broken).toBe(null);
    expect(events(stream).map((event) => event.partial_image_index)).toEqual([0, 1]);
    const half = await under({ cut: true });
    expect(half.broken).toBe(null);
    expect(() => json(half)).toThrow();
  });

  it('cut-inside ends in the middle of the last event', async () => {
    const answer = await streamed({ 'cut-inside': true });
    expect(answer.text).toContain('"type":"image_generation.completed"');
    expect(answer.text).not.toContain('"usage"');
  });

  it('chunks sends pieces of the size asked', async () => {
    const odd = await streamed({ chunks: 4093 });
    expect(odd.chunks.filter((size) => size > 4093)).toEqual([]);
    expect(events(odd)).toHaveLength(3);
    const single = await under({ chunks: 1 }, { model: 'openai/gpt-image-2', prompt: '' });
    expect(single.chunks.every((size) => size === 1)).toBe(true);
  });

  it('wrong-type labels a good answer text/plain', async () => {
    expect((await streamed({ 'wrong-type': true })).headers['content-type']).toBe('text/plain');
  });
});

describe('framing', () => {
  const normal = (text: string): number => text.split('data: {').length - 1;

  it('no-event-lines', async () => {
    const answer = await streamed({ 'no-event-lines': true });
    expect(answer.text).not.toMatch(/^event:/m);
    expect(events(answer)).toHaveLength(3);
  });

  it('crlf and cr', async () => {
    const crlf = (await streamed({ crlf: true })).text;
    expect(crlf.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(crlf.endsWith('}\r\n\r\n')).toBe(true);
    const cr = (await streamed({ cr: true })).text;
    expect(cr).not.toContain('\n');
    expect(cr.endsWith('}\r\r')).toBe(true);
  });

  it('bom', async () => {
    expect([...(await streamed({ bom: true })).bytes.subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x65]);
  });

  it('comments', async () => {
    expect((await streamed({ comments: true })).text.match(/^: keepalive$/gm)).toHaveLength(3);
  });

  it('no-final-blank', async () => {
    const { text } = await streamed({ 'no-final-blank': true });
    expect(text.endsWith('}')).toBe(true);
    expect(normal(text)).toBe(3);
  });

  it('done', async () => {
    expect((await streamed({ done: true })).text.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  it('no-space', async () => {
    const { text } = await streamed({ 'no-space': true });
    expect(text).not.toMatch(/^data: /m);
    expect(text.match(/^data:\{/gm)).toHaveLength(3);
  });

  it('many-data-lines', async () => {
    const { text } = await streamed({ 'many-data-lines': true });
    const [first = ''] = text.split('\n\n');
    const lines = first.split('\n').filter((line) => line.startsWith('data: '));
    expect(lines.length).toBeGreaterThan(2);
    expect(JSON.parse(lines.map((line) => line.slice(6)).join('\n'))).toMatchObject({ partial_image_index: 0 });
  });

  it('huge-comment', async () => {
    const { text } = await streamed({ 'huge-comment': 2 });
    expect(
      Math.max(
        ...text
          .split('\n')
          .filter((line) => line.startsWith(':'))
          .map((line) => line.length),
      ),
    ).toBe(2 * 1024 * 1024 + 2);
    expect(normal(text)).toBe(3);
  });
});

describe('errors in the middle of a stream', () => {
  it.each([
    ['event', /\nevent: error\ndata: \{"type":"error","error":\{.*"code":"moderation_blocked"/],
    ['unnamed', /\n\ndata: \{"error":\{.*"code":"moderation_blocked"/],
    [
      'flat',
      /\n\ndata: \{"message":.*"code":"moderation_blocked".*"type":"error"|\n\ndata: \{.*"type":"error".*"code":"moderation_blocked"/,
    ],
    ['bare', /\n\n\{"error":\{.*"code":"moderation_blocked".*\}\n$/],
  ] as const)('moderation-stream=%s', async (shape, form) => {
    const answer = await streamed({ 'moderation-stream': shape });
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(form);
    expect(answer.text).toContain('"moderation_stage":"output"');
    expect(answer.text).not.toContain('completed');
    expect(answer.text).toContain('partial_image');
  });

  it('error-stream says server_error', async () => {
    expect((await streamed({ 'error-stream': 'event' })).text).toMatch(/event: error\ndata: .*"code":"server_error"/);
  });
});

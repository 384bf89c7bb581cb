import { describe, expect, it } from 'vitest';
import { DEMO_KEY } from '../../../../electron/main/demo/demo-server.ts';
import { ask, demo, json, small } from '../../../support/ask-demo.ts';
import { pageSample } from '../../../support/page-sample.ts';

describe('who may ask the demo service', () => {
  it('listens on loopback only', async () => {
    expect((await demo()).url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('refuses a request without a key or with a wrong one', async () => {
    const server = await demo();
    for (const key of ['', 'wrong-one']) {
      const answer = await ask(server, small, { headers: { 'x-api-key': key } });
      expect(answer.status).toBe(401);
      expect(json(answer).error).toEqual({
        message: 'Invalid API key',
        type: 'authentication_error',
        param: null,
        code: null,
      });
    }
  });

  it('accepts the key as x-api-key or as a Bearer token', async () => {
    const server = await demo({ key: DEMO_KEY });
    const refusal = (headers: Record<string, string>) => ask(server, { prompt: 'x' }, { headers });
    expect((await refusal({ 'x-api-key': DEMO_KEY })).status).toBe(400);
    expect((await refusal({ 'x-api-key': 'another' })).status).toBe(401);
    const bearer = await fetch(`${server.url}/v1/images/generations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${DEMO_KEY}` },
      body: '{}',
    });
    expect(bearer.status).not.toBe(401);
  });

  it('refuses web pages and foreign hosts', async () => {
    const server = await demo();
    expect((await ask(server, small, { headers: { origin: 'https://example.org' } })).status).toBe(403);
    expect((await ask(server, small, { headers: { origin: 'null' } })).status).toBe(403);
    expect((await ask(server, small, { headers: { host: 'rebound.example' } })).status).toBe(403);
    expect((await ask(server, { prompt: 'x' }, { headers: { host: `localhost:${server.port}` } })).status).toBe(400);
  });

  it('knows one path and one method', async () => {
    const server = await demo();
    for (const how of [{ path: '/v1/models' }, { path: '/v1/images/edits' }, { method: 'PUT' }]) {
      const answer = await ask(server, small, how);
      expect(answer.status).toBe(404);
      expect(json(answer).error.type).toBe('not_found_error');
    }
  });

  it('puts a request id on every answer', async () => {
    const server = await demo();
    const answers = [await ask(server, {}), await ask(server, {}, { path: '/' }), await ask(server, small)];
    const ids = answers.map((answer) => answer.headers['x-request-id']);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^req_[0-9a-f]{24}$/);
  });
});

describe('the published sample', () => {
  it('as printed answers 400 naming the model, with a model naming the image', async () => {
    const server = await demo();
    const printed = await ask(server, pageSample);
    expect(printed.status).toBe(400);
    expect(json(printed).error).toMatchObject({ param: 'model', message: expect.stringContaining('model') });
    const withModel = json(await ask(server, { ...pageSample, model: 'openai/gpt-image-2' }));
    expect(withModel.error).toMatchObject({ param: 'image', message: expect.stringContaining('image') });
  });

  it('with a model and without the placeholders answers the documented fields', async () => {
    const { image: _, mask: __, ...rest } = pageSample;
    const answer = json(await ask(await demo(), { ...rest, model: 'openai/gpt-image-1-mini' }));
    expect(Object.keys(answer).sort()).toEqual([
      'background',
      'created',
      'data',
      'id',
      'output_format',
      'quality',
      'size',
      'usage',
    ]);
  });
});

describe('what the demo service remembers', () => {
  it('keeps what was received, without the key', async () => {
    const server = await demo();
    await ask(server, small, { headers: { 'x-api-key': 'my-secret-key' } });
    await ask(server, {});
    expect(server.requests).toHaveLength(2);
    expect(server.requests[0]).toMatchObject({
      body: small,
      model: small.model,
      status: 200,
      bytes: JSON.stringify(small).length,
    });
    expect(server.requests[1]).toMatchObject({ model: null, status: 400 });
    expect(JSON.stringify(server.requests)).not.toContain('my-secret-key');
  });

  it('keeps only as many as asked', async () => {
    const server = await demo({ keepRequests: 2 });
    for (const prompt of ['a', 'b', 'c']) await ask(server, { prompt });
    expect(server.requests.map((request) => request.body)).toEqual([{ prompt: 'b' }, { prompt: 'c' }]);
  });

  it('answers a body that is not a JSON object with 400', async () => {
    const server = await demo();
    for (const raw of ['', '{', '[]', 'null', '"x"']) {
      expect((await ask(server, null, { raw })).status).toBe(400);
    }
    expect((await ask(server, small, { headers: { 'content-type': 'multipart/form-data; boundary=x' } })).status).toBe(
      415,
    );
  });
});

describe('the limiter', () => {
  it('lets so many requests pass per minute and model, and says when to come back', async () => {
    let now = 1_000_000;
    const server = await demo({ limiter: { requestsPerMinute: 2 }, now: () => now });
    const status = async (model: string): Promise<number> =>
      (await ask(server, { ...small, model, size: 'auto' })).status;
    expect([await status('openai/gpt-image-2'), await status('openai/gpt-image-2')]).toEqual([200, 200]);
    const third = await ask(server, small);
    expect(third.status).toBe(429);
    expect(json(third).error).toMatchObject({
      code: 'rate_limit_exceeded',
      message: expect.stringMatching(/try again in 60s/),
    });
    expect(await status('openai/gpt-image-1-mini')).toBe(200);
    now += 60_000;
    expect(await status('openai/gpt-image-2')).toBe(200);
  });
});

import { describe, expect, it } from 'vitest';
import { answerHead, eventStream, jpegBytes, receiveBytes } from '../../../support/answer-bytes.ts';

async function errorOf(body: string, head = answerHead({ status: 400 })) {
  const { end } = await receiveBytes(body, head, () => 5);
  if (end.class !== 'error') throw new Error(`ended ${end.class}`);
  return end.error;
}

const preview = `data: {"type":"image_generation.partial_image","b64_json":"${jpegBytes().toString('base64')}"}\n\n`;

describe('an error answer', () => {
  it('is read in the shape the service documents', async () => {
    const error = { message: 'Insufficient balance in account', type: 'permission_error', param: null, code: null };
    expect(await errorOf(JSON.stringify({ error }), answerHead({ status: 403 }))).toEqual({
      status: 403,
      ...error,
      moderation: null,
      requestId: null,
      midStream: false,
      previews: 0,
      html: false,
    });
  });

  it('keeps the stage and categories of a refusal', async () => {
    const moderation_details = { moderation_stage: 'output', categories: ['sexual', 7] };
    const error = {
      message: 'Rejected',
      type: 'image_generation_user_error',
      code: 'moderation_blocked',
      moderation_details,
    };
    expect(await errorOf(JSON.stringify({ error }))).toMatchObject({
      code: 'moderation_blocked',
      moderation: { stage: 'output', categories: ['sexual'] },
    });
  });

  it('is read in the shape {code, msg, request_id}, under any status', async () => {
    const body = '{"code":1004,"msg":"no such key","request_id":"r-7"}';
    const expected = { code: '1004', message: 'no such key', requestId: 'r-7' };
    expect(await errorOf(body, answerHead({ status: 401 }))).toMatchObject(expected);
    expect(await errorOf(body, answerHead())).toMatchObject({ ...expected, status: 200 });
  });

  it('is read when the error is a plain text', async () => {
    expect(await errorOf('{"error":"overloaded"}')).toMatchObject({ message: 'overloaded', code: null });
    expect(await errorOf('{"detail":"Not Found"}', answerHead({ status: 404 }))).toMatchObject({
      message: 'Not Found',
    });
  });

  it('is read in JSON that came with status 200', async () => {
    expect(await errorOf('{"error":{"message":"m","code":"c"}}', answerHead())).toMatchObject({
      status: 200,
      code: 'c',
      midStream: false,
    });
  });

  it('of a page gives its title alone, capped', async () => {
    const head = answerHead({ status: 524, contentType: 'text/html' });
    expect(await errorOf('<!doctype html><title>A  timeout\noccurred</title><body>secret', head)).toMatchObject({
      html: true,
      message: 'A timeout occurred',
    });
    expect((await errorOf(`<title>${'x'.repeat(9000)}`, head)).message).toHaveLength(200);
  });

  it('of plain text gives its first line, and of nothing nothing', async () => {
    expect(await errorOf('upstream connect error\nmore', answerHead({ status: 503 }))).toMatchObject({
      message: 'upstream connect error',
      html: false,
    });
    expect(await errorOf('', answerHead({ status: 500 }))).toMatchObject({ status: 500, message: '' });
    expect(await errorOf('{"error":{"mess', answerHead({ status: 500 }))).toMatchObject({ message: '' });
  });
});

describe('an error inside a stream', () => {
  it.each([
    [
      'event: error with an error object',
      'event: error\ndata: {"type":"error","error":{"message":"m","code":"c"}}\n\n',
    ],
    ['an error object without a name', 'data: {"error":{"message":"m","code":"c"}}\n\n'],
    ['type error with its words beside it', 'data: {"type":"error","message":"m","code":"c"}\n\n'],
    ['event: error with bare words', 'event: error\ndata: {"message":"m","code":"c"}\n\n'],
    ['a JSON line without data:', '{"error":{"message":"m","code":"c"}}\n'],
    ['a JSON line without data: and without an end', '{"error":{"message":"m","code":"c"}}'],
  ])('is read as %s', async (_, lines) => {
    const expected = { message: 'm', code: 'c', type: null, midStream: true, status: 200 };
    expect(await errorOf(lines, eventStream())).toMatchObject({ ...expected, previews: 0 });
    expect(await errorOf(preview + lines, eventStream())).toMatchObject({ ...expected, previews: 1 });
  });

  it('ends the answer at once', async () => {
    const { end } = await receiveBytes(
      `data: {"error":{"message":"first"}}\n\ndata: {"error":{"message":"second"}}\n\n`,
      eventStream(),
    );
    expect(end).toMatchObject({ class: 'error', error: { message: 'first' } });
  });
});

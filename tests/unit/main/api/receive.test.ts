import { readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sliceBytes } from '../../../../electron/main/api/read-answer.ts';
import { readSpool } from '../../../../electron/main/api/read-spool.ts';
import { receive } from '../../../../electron/main/api/receive.ts';
import {
  answerHead,
  chunksOf,
  collect,
  decodeInSlices,
  eventStream,
  gist,
  jpegBytes,
  pngBytes,
  receiveBytes,
  sha256,
  webpBytes,
  withFolder,
} from '../../../support/answer-bytes.ts';

const png = pngBytes(1254, 1254, 900, 1);
const jpeg = jpegBytes(300, 200, 800, 2);
const webp = webpBytes(64, 32, 700, 3);
const base64 = (bytes: Buffer): string => bytes.toString('base64');
const usage = { input_tokens: 22, output_tokens: 1056, total_tokens: 1078 };

const event = (type: string, image: Buffer, more: object = {}): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, b64_json: base64(image), ...more })}\n\n`;
const preview = (index: number, image: Buffer): string =>
  event('image_generation.partial_image', image, { partial_image_index: index });
const completed = (image: Buffer): string => event('image_generation.completed', image, { usage });

const sizes = [1, 3, 7, 1400, 65536];

describe.each(sizes)('an answer cut into slices of %i bytes', (size) => {
  const json = (body: unknown) => decodeInSlices(JSON.stringify(body), answerHead(), () => size);
  const stream = (body: string) => decodeInSlices(body, eventStream(), () => size);

  it('gives every picture of a JSON answer with its true format and size', async () => {
    const { reply, end } = await json({
      id: 'img-9f2c1a7b3e6d4082',
      created: 1749812456,
      size: '1024x1024',
      output_format: 'png',
      data: [{ b64_json: base64(png) }, { b64_json: base64(jpeg) }, { b64_json: base64(webp) }],
      usage,
    });
    expect(end).toEqual({ class: 'whole' });
    expect(reply).toMatchObject({ id: 'img-9f2c1a7b3e6d4082', created: 1749812456, applied: { size: '1024x1024' } });
    expect(reply?.images).toMatchObject([
      { kind: 'png', width: 1254, height: 1254, bytes: 900, sha256: sha256(png) },
      { kind: 'jpeg', width: 300, height: 200, sha256: sha256(jpeg) },
      { kind: 'webp', width: 64, height: 32, sha256: sha256(webp) },
    ]);
  });

  it('gives previews and the final picture of a stream', async () => {
    const { previews, reply, end } = await stream(preview(0, jpeg) + preview(1, webp) + completed(png));
    expect(end).toEqual({ class: 'whole' });
    expect(previews.map(({ index, image }) => [index, image.sha256])).toEqual([
      [0, sha256(jpeg)],
      [1, sha256(webp)],
    ]);
    expect(reply?.images.map((image) => image.sha256)).toEqual([sha256(png)]);
    expect(reply?.usage).toMatchObject({
      inputTokens: 22,
      outputTokens: 1056,
      totalTokens: 1078,
      inputTextTokens: null,
    });
  });

  it('reads the events of an edit, by their name alone when the JSON has no type', async () => {
    const nameless = (name: string, image: Buffer) => `event: ${name}\ndata: {"b64_json":"${base64(image)}"}\n\n`;
    const body = nameless('image_edit.partial_image', jpeg) + nameless('image_edit.completed', png);
    expect(gist(await stream(body))).toMatchObject({ previews: [{ index: 0 }], images: [sha256(png)] });
  });

  it('trusts the type in the JSON over the name of the event', async () => {
    const body = completed(png).replace('event: image_generation.completed', 'event: message');
    expect(gist(await stream(body))).toMatchObject({ end: { class: 'whole' }, images: [sha256(png)] });
  });

  it('survives a byte order mark, comments, [DONE], unknown events and words as data', async () => {
    const body = `\uFEFF: ka\n\n${preview(0, jpeg)}: ka\nevent: x\ndata: {"type":"x"}\n\ndata: ping\n\n${completed(png)}data: [DONE]\n\n`;
    expect(gist(await stream(body))).toMatchObject({ end: { class: 'whole' }, images: [sha256(png)] });
  });

  it('takes a last event without its blank line when its JSON is complete', async () => {
    expect((await stream(completed(png).trimEnd())).end).toEqual({ class: 'whole' });
    expect((await stream(completed(png).trimEnd().slice(0, -1))).end).toEqual({ class: 'cut', previews: 0 });
  });

  it('reads JSON where a stream was asked, and a stream where JSON was announced', async () => {
    const body = `  \r\n${JSON.stringify({ data: [{ b64_json: base64(png) }] }, null, 2)}\n`;
    expect(gist(await stream(body))).toMatchObject({ end: { class: 'whole' }, images: [sha256(png)] });
    const events = await decodeInSlices(completed(png), answerHead(), () => size);
    expect(gist(events)).toMatchObject({ end: { class: 'whole' }, images: [sha256(png)] });
  });

  it('reads base64 with escaped slashes, line breaks and a data: prefix', async () => {
    const escaped = base64(png)
      .replaceAll('/', '\\/')
      .replace(/(.{60})/gu, '$1\\n');
    const body = `{"data":[{"b64_json":"data:image/png;base64,${escaped}"}]}`;
    expect(gist(await decodeInSlices(body, answerHead(), () => size)).images).toEqual([sha256(png)]);
  });

  it('reads one JSON spread over several data lines', async () => {
    const lines = JSON.stringify({ type: 'image_generation.completed', b64_json: base64(png) }, null, 1);
    const body = lines
      .split('\n')
      .map((line) => `data:${line}\r\n`)
      .join('');
    expect(gist(await stream(`${body}\r\n`))).toMatchObject({ end: { class: 'whole' }, images: [sha256(png)] });
  });

  it('calls a stream cut that ends before its final picture, and keeps its previews', async () => {
    expect(gist(await stream(preview(0, jpeg)))).toMatchObject({
      end: { class: 'cut', previews: 1 },
      previews: [{ sha256: sha256(jpeg) }],
    });
    expect((await stream(`${preview(0, jpeg)}data: [DONE]\n\n`)).end).toEqual({ class: 'cut', previews: 1 });
    expect((await stream(': ka\n\n')).end).toEqual({ class: 'cut', previews: 0 });
  });

  it('calls JSON cut that stops in the middle, and an answer without a byte', async () => {
    const body = JSON.stringify({ data: [{ b64_json: base64(png) }] });
    expect((await decodeInSlices(body.slice(0, -1), answerHead(), () => size)).end.class).toBe('cut');
    expect((await decodeInSlices(body.slice(0, 40), answerHead(), () => size)).end.class).toBe('cut');
    expect((await decodeInSlices('', answerHead(), () => size)).end.class).toBe('cut');
  });

  const notAnImage = { b64_json: Buffer.from('no picture at all, only words').toString('base64') };
  const spoiled = { b64_json: `${base64(png).slice(0, 100)}*` };

  it('keeps the good pictures beside those that are none, and counts these', async () => {
    const data = [{ b64_json: base64(png) }, spoiled, { b64_json: base64(jpeg) }, { b64_json: base64(webp) }];
    const { reply, end } = await json({ data });
    expect(end).toEqual({ class: 'whole' });
    expect(reply).toMatchObject({ unusable: 1, images: [png, jpeg, webp].map((bytes) => ({ sha256: sha256(bytes) })) });
    expect(reply?.parts.map((part) => part.type === 'image' && part.index)).toEqual([0, 1, 2]);
    expect((await json({ data: [notAnImage, { b64_json: base64(png) }] })).reply).toMatchObject({ unusable: 1 });
  });

  it('calls an answer malformed whose every picture is none', async () => {
    const reason = 'no image in it is PNG, JPEG or WebP';
    expect((await json({ data: [spoiled, notAnImage] })).end).toEqual({ class: 'malformed', reason });
  });

  it('calls what is no answer malformed', async () => {
    expect((await json({ created: 1 })).end).toEqual({ class: 'malformed', reason: 'the answer has no "data"' });
    const plain = (body: string) => decodeInSlices(body, answerHead(), () => size);
    expect((await plain('{"data":[}')).end).toMatchObject({ class: 'cut' });
    expect((await plain('{"data":[,]}')).end).toEqual({ class: 'malformed', reason: 'not valid JSON' });
    expect((await plain('upstream said no')).end).toEqual({ class: 'malformed', reason: 'neither JSON nor events' });
    expect((await plain('<html><title>Bad\n gateway</title>')).end).toEqual({
      class: 'malformed',
      reason: 'a page, not an answer: Bad gateway',
    });
  });

  it('passes over a broken event when the final picture still comes', async () => {
    const broken = 'data: {"type":"image_generation.partial_image","b64_json":}\n\n';
    expect((await stream(broken + completed(png))).end).toEqual({ class: 'whole' });
    expect((await stream(broken)).end).toEqual({ class: 'malformed', reason: 'not valid JSON' });
  });

  it.each([200, 400])(
    'keeps pictures that come with a refusal, and its words beside them (HTTP %i)',
    async (status) => {
      const error = { message: 'Rejected by the safety system', code: 'moderation_blocked' };
      const answer = async (body: object) => decodeInSlices(JSON.stringify(body), answerHead({ status }), () => size);
      const { reply, end } = await answer({ error, data: [{ b64_json: base64(png) }], text: 'A fox.', usage });
      expect(end).toEqual({ class: 'whole' });
      expect(reply).toMatchObject({ images: [{ sha256: sha256(png) }], usage: { outputTokens: 1056 } });
      expect(reply?.parts.map((part) => (part.type === 'text' ? part.text : part.index))).toEqual([
        'A fox.',
        0,
        error.message,
      ]);
      expect(reply?.text).toBe(`A fox.\n${error.message}`);
      expect((await answer({ error, data: [{ b64_json: 'bm8=' }] })).end).toMatchObject({ class: 'error', error });
      expect((await answer({ error, data: [] })).end).toMatchObject({ class: 'error', error });
    },
  );

  it('gives a whole answer without pictures as one', async () => {
    expect(await json({ data: [], text: 'I would rather not.' })).toMatchObject({
      reply: { images: [], text: 'I would rather not.', parts: [{ type: 'text', text: 'I would rather not.' }] },
      end: { class: 'whole' },
    });
  });
});

describe('the spool', () => {
  const body = Buffer.from(preview(0, jpeg) + completed(png));

  it('holds the head and every raw byte', async () => {
    await withFolder(async (folder) => {
      await collect(
        receive(
          eventStream(),
          chunksOf(body, () => 100),
          folder,
          { lingerMs: 50 },
        ),
      );
      expect(await readFile(join(folder, 'body'))).toEqual(body);
      expect(JSON.parse(await readFile(join(folder, 'head.json'), 'utf8'))).toEqual(eventStream());
    });
  });

  it('has each picture in a part file whose bytes are its own', async () => {
    await withFolder(async (folder) => {
      const { reply, previews } = await collect(receive(eventStream(), chunksOf(body), folder));
      expect(await readFile(reply?.images[0]?.file ?? '')).toEqual(png);
      expect(await readFile(previews[0]?.image.file ?? '')).toEqual(jpeg);
    });
  });

  it('keeps no part file of a picture that nothing names', async () => {
    await withFolder(async (folder) => {
      const twice = `{"data":[{"b64_json":"${base64(jpeg)}","b64_json":"${base64(png)}"}]}`;
      const { reply } = await collect(receive(answerHead(), chunksOf(Buffer.from(twice)), folder));
      expect(reply?.images.map((image) => image.sha256)).toEqual([sha256(png)]);
      expect((await readdir(folder)).sort()).toEqual(['body', 'head.json', 'image-1.part']);
    });
  });

  it.each([
    ['a whole stream', body, eventStream()],
    ['a cut stream', body.subarray(0, body.length - 200), eventStream()],
    ['an error', Buffer.from('{"error":{"message":"no","code":"x"}}'), answerHead({ status: 400 })],
    ['a page', Buffer.from('<html><title>502</title>'), answerHead({ status: 502, contentType: 'text/html' })],
  ])('read again gives the same as receiving %s', async (_, bytes, head) => {
    await withFolder(async (folder) => {
      const first = gist(
        await collect(
          receive(
            head,
            chunksOf(bytes, () => 50),
            folder,
            { lingerMs: 50 },
          ),
        ),
      );
      expect(gist(await collect(readSpool(folder)))).toEqual(first);
      expect(await readFile(join(folder, 'body'))).toEqual(bytes);
    });
  });

  it('read again without its head or its body is still called by its right name', async () => {
    await withFolder(async (folder) => {
      expect((await collect(readSpool(folder))).end).toEqual({ class: 'cut', previews: 0 });
      await writeFile(join(folder, 'body'), body);
      expect(gist(await collect(readSpool(folder)))).toMatchObject({ end: { class: 'whole' }, images: [sha256(png)] });
    });
  });
});

describe('a source that misbehaves', () => {
  const whole = preview(0, jpeg) + completed(png);

  it('dying in the middle leaves a cut answer', async () => {
    const died = await receiveBytes(preview(0, jpeg), eventStream(), undefined, { dies: true });
    expect(gist(died)).toMatchObject({ end: { class: 'cut', previews: 1 }, previews: [{ sha256: sha256(jpeg) }] });
  });

  it('dying behind the last byte of the content takes nothing back', async () => {
    expect((await receiveBytes(whole, eventStream(), () => 10, { dies: true })).end).toEqual({ class: 'whole' });
    const json = JSON.stringify({ data: [{ b64_json: base64(png) }] });
    expect((await receiveBytes(json, answerHead(), () => 10, { dies: true })).end).toEqual({ class: 'whole' });
  });

  it('that never ends is not waited for once the answer is whole', async () => {
    async function* endless() {
      yield Buffer.from(whole);
      await new Promise(() => undefined);
    }
    await withFolder(async (folder) => {
      const received = await collect(receive(eventStream(), endless(), folder, { lingerMs: 20 }));
      expect(gist(received)).toMatchObject({ end: { class: 'whole' }, images: [sha256(png)] });
    });
  });

  it('is held back while the reader of events is busy', async () => {
    const noise = Buffer.alloc(sliceBytes, ':');
    let given = 0;
    async function* flood() {
      yield Buffer.from(preview(0, jpeg));
      for (; given < 1000; given += 1) yield noise;
    }
    await withFolder(async (folder) => {
      const answer = receive(eventStream(), flood(), folder);
      expect((await answer.next()).value).toMatchObject({ type: 'preview' });
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(given).toBeLessThan(4);
      await answer.return({ class: 'cut', previews: 1 });
    });
  });
});

describe('limits', () => {
  const limited = (body: string, limits: object) => receiveBytes(body, eventStream(), () => 100, { limits });

  it('call a text, a whole answer and a crowd of pictures too large', async () => {
    const reasonOf = async (body: string, limits: object) => (await limited(body, limits)).end;
    expect(await reasonOf(`data: {"a":"${'x'.repeat(900)}"}\n\n`, { textBytes: 500 })).toMatchObject({
      class: 'malformed',
    });
    expect(await reasonOf(`: ${'x'.repeat(200_000)}`, { totalBytes: 500 })).toMatchObject({ class: 'malformed' });
    const crowd = JSON.stringify({ data: [1, 2, 3].map(() => ({ b64_json: base64(png) })) });
    expect(await reasonOf(crowd, { images: 2 })).toEqual({ class: 'malformed', reason: 'more than 2 images' });
  });

  it('do not count the bytes of pictures as text', async () => {
    expect((await limited(completed(png), { textBytes: 300 })).end).toEqual({ class: 'whole' });
  });

  it.each([{ textBytes: 60 }, { images: 1 }])('that %j pass take nothing from the raw answer', async (limits) => {
    const pictures = Array.from({ length: 40 }, (_, seed) => pngBytes(64, 48, 6000, seed));
    const body = Buffer.from(JSON.stringify({ data: pictures.map((bytes) => ({ b64_json: base64(bytes) })), usage }));
    await withFolder(async (folder) => {
      const chunks = chunksOf(body, () => 1000);
      expect((await collect(receive(answerHead(), chunks, folder, { limits }))).end.class).toBe('malformed');
      expect((await readFile(join(folder, 'body'))).equals(body)).toBe(true);
      const again = gist(await collect(readSpool(folder)));
      expect(again).toMatchObject({ end: { class: 'whole' }, images: pictures.map(sha256) });
    });
  });
});

describe('a disk that refuses', () => {
  const body = Buffer.from(JSON.stringify({ data: [{ b64_json: base64(png) }] }));

  it.skipIf(process.platform !== 'linux')(
    'ends the call with its own error once nobody wants to try again',
    async () => {
      await withFolder(async (folder) => {
        await symlink('/dev/full', join(folder, 'body'));
        let asked = 0;
        const onDiskTrouble = () => Promise.resolve((asked += 1) < 3);
        const call = collect(receive(answerHead(), chunksOf(body), folder, { onDiskTrouble }));
        await expect(call).rejects.toMatchObject({ code: 'ENOSPC' });
        expect(asked).toBe(3);
      });
    },
  );

  it('is tried again where it stopped, and nothing is lost', async () => {
    await withFolder(async (folder) => {
      const spoolDir = join(folder, 'spool');
      await writeFile(spoolDir, 'in the way');
      const onDiskTrouble = async () => {
        await rm(spoolDir);
        return true;
      };
      const received = await collect(receive(answerHead(), chunksOf(body), spoolDir, { onDiskTrouble }));
      expect(gist(received)).toMatchObject({ end: { class: 'whole' }, images: [sha256(png)] });
      expect(await readFile(join(spoolDir, 'body'))).toEqual(body);
    });
  });
});

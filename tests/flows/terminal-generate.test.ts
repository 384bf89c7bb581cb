import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { generateArgs, openTerminalStage, type TerminalStage } from '../support/terminal.ts';

let stage: TerminalStage;

beforeEach(async () => {
  stage = await openTerminalStage();
});
afterEach(() => stage.close());

const file = (name: string): string => join(stage.place.root, name);

async function picture(name: string, alpha = 1): Promise<string> {
  const background = { r: 40, g: 90, b: 120, alpha };
  await sharp({ create: { width: 512, height: 512, channels: 4, background } })
    .png()
    .toFile(file(name));
  return file(name);
}

test('every option of a GPT model reaches the service', async () => {
  writeFileSync(file('prompt.txt'), 'A harbour,\nat night\n');
  const args = [
    '--prompt',
    `@${file('prompt.txt')}`,
    '--model',
    'openai/gpt-image-1-mini',
    '--n',
    '2',
    '--size',
    '1536x1024',
  ];
  const more = ['--quality', 'low', '--background', 'opaque', '--format', 'webp', '--compression', '60'];
  const ran = await stage.run(['generate', ...args, ...more, '--moderation', 'low', '--user', 'u-1', '--json']);
  expect(ran).toMatchObject({ code: 0 });
  expect(stage.bodies()).toEqual([
    {
      model: 'openai/gpt-image-1-mini',
      prompt: 'A harbour,\nat night',
      n: 2,
      size: '1536x1024',
      quality: 'low',
      background: 'opaque',
      output_format: 'webp',
      output_compression: 60,
      moderation: 'low',
      stream: false,
      user: 'u-1',
      response_format: 'b64_json',
    },
  ]);
  expect(ran.jobs[0]?.files).toHaveLength(2);
});

test('every option of a Gemini model reaches the service, whatever order the modalities are in', async () => {
  const image = await picture('reference.png');
  const args = ['--model', 'nano-banana-2', '--thinking', 'high', '--modalities', 'image, text', '--image', image];
  const ran = await stage.run([
    'generate',
    '--prompt',
    'A harbour',
    ...args,
    '--media-resolution',
    'high',
    '--quality',
    'low',
  ]);
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.stderr).toContain('--quality: Gemini 3.1 Flash has no use for it; it is not sent.');
  const [body] = stage.bodies();
  expect(body).toMatchObject({
    thinking_level: 'high',
    response_modalities: ['text', 'image'],
    media_resolution: 'high',
  });
  expect(body).not.toHaveProperty('quality');
});

test('previews make a stream, and what happens is said line by line', async () => {
  stage.service.faults.set({ slow: 80 });
  const ran = await stage.run(generateArgs('--previews', '2'));
  expect(ran.code).toBe(0);
  expect(stage.bodies()).toMatchObject([{ stream: true, partial_images: 2 }]);
  expect(ran.stderr).toMatch(/Sending…\n(Receiving…\n)?Preview 1 of 2\nPreview 2 of 2\n/);
  expect(ran.stdout).toMatch(/^Saved .+\.png\n\$0\.\d+, 0:0\d\n$/);
});

test('several pictures with previews are several streams, each with its line', async () => {
  const ran = await stage.run(generateArgs('--previews', '1', '--n', '2', '--json'));
  expect(ran.code).toBe(0);
  expect(ran.jobs.map(({ status, sent }) => [status, sent])).toEqual([
    ['done', 1],
    ['done', 1],
  ]);
  expect(stage.bodies().map(({ n }) => n)).toEqual([1, 1]);
});

test('pictures and a mask are sent as the bytes they are', async () => {
  const [first, second, mask] = [await picture('a.png'), await picture('b.png', 0.5), await picture('m.png', 0)];
  const ran = await stage.run(generateArgs('--image', first, '--image', second, '--mask', mask, '--json'));
  expect(ran).toMatchObject({ code: 0 });
  const asUrl = (path: string) => `data:image/png;base64,${readFileSync(path).toString('base64')}`;
  expect(stage.bodies()).toMatchObject([{ image: [asUrl(first), asUrl(second)], mask: asUrl(mask) }]);
});

test('the line of a job holds what a program needs, all paths absolute', async () => {
  const ran = await stage.run(generateArgs('--json'));
  expect(ran.stderr).toBe('');
  expect(ran.objects).toEqual([
    {
      job: expect.stringMatching(/^[0-9a-f]{24}$/),
      status: 'done',
      files: [expect.stringMatching(/\.png$/)],
      composites: [],
      drafts: [],
      usage: expect.objectContaining({ outputTokens: 196 }),
      costMicros: expect.any(Number),
      error: null,
      requestId: stage.service.requests[0]?.id,
      elapsedMs: expect.any(Number),
      sent: 1,
    },
  ]);
  expect(ran.jobs[0]?.files.every(isAbsolute)).toBe(true);
  expect(stage.service.requests[0]?.headers['x-api-key']).toBe('[key]');
});

test('--out is the first picture byte for byte, and never overwrites', async () => {
  const out = file('out.png');
  const made = await stage.run(generateArgs('--out', out, '--json'));
  expect(made.code).toBe(0);
  expect(readFileSync(out)).toEqual(readFileSync(made.jobs[0]?.files[0] ?? ''));
  const before = statSync(out).mtimeMs;
  const again = await stage.run(generateArgs('--out', out));
  expect(again).toMatchObject({ code: 2, stderr: `--out: ${out} exists already.\n` });
  const nowhere = await stage.run(generateArgs('--out', file('no/such/folder.png')));
  expect(nowhere.code).toBe(2);
  expect(nowhere.stderr).toContain(`--out: ${file('no/such')}`);
  expect(stage.bodies()).toHaveLength(1);
  expect(statSync(out).mtimeMs).toBe(before);
});

test('a copy that fails is said, and the picture is in the library', async () => {
  mkdirSync(file('outbox'));
  stage.service.faults.set({ slow: 1500 });
  const running = stage.start(generateArgs('--out', file('outbox/out.png')));
  await running.printed('Sending…');
  rmSync(file('outbox'), { recursive: true });
  const ran = await running.ended;
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain(`--out: ${file('outbox/out.png')} could not be written. The picture is in the library.`);
  expect(ran.stdout).toContain('Saved ');
});

test('--quiet leaves the file name alone', async () => {
  const ran = await stage.run(generateArgs('--quiet'));
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(ran.stdout).toMatch(/^\/.+\.png\n$/);
  expect(statSync(ran.stdout.trim()).isFile()).toBe(true);
});

test('what is only likely to be refused is sent with --force, and the refusal is told', async () => {
  const held = await stage.run(generateArgs('--size', '1000x1000'));
  expect(held).toMatchObject({ code: 2 });
  expect(held.stderr).toMatch(/^--size: Sides must be multiples of 16\. Use \d+x\d+\.\n.*--force/);
  expect(stage.bodies()).toEqual([]);
  const sent = await stage.run(generateArgs('--size', '1000x1000', '--force', '--json'));
  expect(sent).toMatchObject({ code: 1, jobs: [{ status: 'failed', sent: 1, error: { kind: 'request-invalid' } }] });
  expect(stage.bodies()).toMatchObject([{ size: '1000x1000' }]);
});

test('the prompt may come from standard input', async () => {
  const ran = await stage.run(['generate', '--prompt', '@-', '--quality', 'low'], { stdin: 'A harbour from a pipe\n' });
  expect(ran.code).toBe(0);
  expect(stage.bodies()).toMatchObject([{ prompt: 'A harbour from a pipe' }]);
});

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTerminalStage, startTerminal, type TerminalStage, TEST_KEY } from '../support/terminal.ts';

let stage: TerminalStage;
let given: readonly string[];

const file = (name: string): string => join(stage.place.root, name);

beforeAll(async () => {
  stage = await openTerminalStage();
  mkdirSync(file('in'));
  writeFileSync(file('in/text.png'), 'This is no picture.');
  writeFileSync(file('in/empty.png'), '');
  await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
    .png()
    .toFile(file('in/good.png'));
  given = stage.files();
});
afterAll(() => stage.close());

const HARBOUR = ['--prompt', 'A quiet harbour'];

/** What is said of each, and nothing else: `{in}` is the folder of the given files. */
const REFUSED: readonly (readonly [what: string, args: readonly string[], said: string])[] = [
  ['an empty prompt', ['--prompt', ' '], '--prompt: Write what the picture should show.'],
  ['a prompt file that is not there', ['--prompt', '@{in}/none.txt'], '--prompt: {in}/none.txt can’t be read.'],
  [
    'a prompt file that is no text',
    ['--prompt', '@{in}/good.png'],
    '--prompt: {in}/good.png is not a text file in UTF-8.',
  ],
  ['a size of 9x9', [...HARBOUR, '--size', '9x9'], '--size: '],
  ['a size that is none', [...HARBOUR, '--size', 'big'], '--size: Write a size as 1536x1024, or auto.'],
  [
    'transparent on gpt-image-2',
    [...HARBOUR, '--background', 'transparent'],
    '--background: This model has no transparent background.',
  ],
  ['an unknown model', [...HARBOUR, '--model', 'dall-e'], 'Models: openai/gpt-image-2, '],
  ['eleven pictures', [...HARBOUR, '--n', '11'], '--n: Pictures must be a whole number from 1 to 10.'],
  [
    'a number that is none',
    [...HARBOUR, '--previews', 'two'],
    '--previews: Previews must be a whole number from 0 to 3.',
  ],
  [
    'a text file named .png',
    [...HARBOUR, '--image', '{in}/text.png'],
    '--image: text.png can’t be used. The file is not a picture',
  ],
  [
    'a PNG of 0 bytes',
    [...HARBOUR, '--image', '{in}/good.png', '--image', '{in}/empty.png'],
    '--image: empty.png can’t be used. The file is empty.',
  ],
  [
    'a picture that is not there',
    [...HARBOUR, '--image', '{in}/none.png'],
    '--image: none.png can’t be used. The file can’t be read.',
  ],
  ['a mask without a picture', [...HARBOUR, '--mask', '{in}/good.png'], '--mask: needs --image'],
  [
    'a mask without transparency',
    [...HARBOUR, '--image', '{in}/good.png', '--mask', '{in}/good.png'],
    '--mask: good.png can’t be used. The mask has no transparent areas',
  ],
  [
    'an address without https',
    [...HARBOUR, '--base-url', 'http://example.com'],
    '--base-url: “http://example.com” is no address',
  ],
  ['an address that is none', [...HARBOUR, '--base-url', 'octen'], '--base-url: “octen” is no address'],
  [
    'a library below a file',
    [...HARBOUR, '--library', '{in}/text.png/library'],
    '--library: {in}/text.png/library can’t be used as a folder',
  ],
  [
    'a data folder below a file',
    [...HARBOUR, '--data', '{in}/text.png/data'],
    '--data: {in}/text.png/data can’t be used as a folder',
  ],
  ['no prompt at all', [], '--prompt'],
  ['an unknown option', [...HARBOUR, '--colour', 'red'], "unknown option '--colour'"],
  ['two services at once', [...HARBOUR, '--demo'], "option '--base-url <url>' cannot be used with option '--demo'"],
];

describe('nothing is sent and no file is left for', () => {
  test.each(REFUSED)('%s', async (_what, args, said) => {
    const inside = (text: string) => text.replaceAll('{in}', file('in'));
    // Of an option given twice the last counts: what is tried here comes after the stage's own.
    const own = ['--data', stage.place.data, '--library', stage.place.library, '--base-url', stage.service.url];
    const { ended } = startTerminal(stage.place, ['generate', ...own, ...args.map(inside)], {
      env: { OCTEN_API_KEY: TEST_KEY },
    });
    const ran = await ended;
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(inside(said));
    expect(ran.stderr).not.toMatch(/^\s+at /m);
    expect(stage.bodies()).toEqual([]);
    expect(stage.files()).toEqual(given);
  });
});

test('an unknown command is wrong usage; help and version are not', async () => {
  const [unknown, help, version] = await Promise.all([
    stage.run(['paint']),
    stage.run(['generate', '--help']),
    stage.run(['--version']),
  ]);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain("unknown command 'paint'");
  expect(help).toMatchObject({ code: 0, stderr: '' });
  for (const heading of ['What to make:', 'GPT models only:', 'Gemini models only:', 'For every command:'])
    expect(help.stdout).toContain(heading);
  expect(version).toMatchObject({ code: 0, stderr: '' });
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('a fault of the program is a reference for people and a stack for the log', async () => {
  const other = await openTerminalStage();
  try {
    mkdirSync(other.place.data);
    writeFileSync(join(other.place.data, 'journal.db'), 'x'.repeat(4096));
    const ran = await other.run(['jobs', 'list']);
    expect(ran.code).toBe(1);
    const [, reference] = /Its log knows it as ([0-9a-f]{8})/.exec(ran.stderr) ?? [];
    expect(ran.stderr).not.toMatch(/\bat .+:\d+/);
    expect(readFileSync(join(other.place.data, 'logs/main.log'), 'utf8')).toContain(`${reference} terminal`);
  } finally {
    await other.close();
  }
});

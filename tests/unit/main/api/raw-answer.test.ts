import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rawAnswer, rawAnswerBeside } from '../../../../electron/main/api/raw-answer.ts';

const KEY = 'octen/secret-f00d';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octen-raw-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What is left of a body that was kept. */
async function read(body: string | Uint8Array, secrets: readonly string[] = [KEY]): Promise<Buffer> {
  writeFileSync(join(folder, 'body'), body);
  const chunks: Uint8Array[] = [];
  for await (const chunk of rawAnswer(folder, secrets)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('gives every byte as it came', async () => {
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 7919) % 256));
  expect((await read(bytes)).equals(bytes)).toBe(true);
  expect((await read(bytes, [])).equals(bytes)).toBe(true);
});

test.each([
  ['plainly', KEY],
  ['with its slash escaped', 'octen\\/secret-f00d'],
  ['in code points', '\\u006fcten\\u002Fsecret\\u002df00d'],
])('takes out a key that is said %s', async (_how, spelled) => {
  expect(String(await read(`{"error":"Bad key ${spelled}."}`))).toBe('{"error":"Bad key [key]."}');
});

test('takes out a key wherever the reads of the file cut it', async () => {
  const before = 'a'.repeat(64 * 1024 - 10);
  expect(String(await read(before + KEY + before))).toBe(`${before}[key]${before}`);
});

test.each([
  ['{"data":[]}', 'answer.json'],
  ['\uFEFF [1', 'answer.json'],
  ['event: error\ndata: {}\n\n', 'answer.sse'],
  [': keepalive\n\ndata: {}', 'answer.sse'],
  ['<html>Bad gateway</html>', 'answer.txt'],
])('lies beside the answer under a name that says what it is: %s', async (body, name) => {
  writeFileSync(join(folder, 'body'), body);
  const file = await rawAnswerBeside(folder, 'answer', []);
  expect(basename(file)).toBe(name);
  expect(readFileSync(file, 'utf8')).toBe(body);
  expect(await rawAnswerBeside(folder, 'answer', [])).toBe(file);
});

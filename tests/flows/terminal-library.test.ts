import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { generateArgs, openTerminalStage, type TerminalStage } from '../support/terminal.ts';

let stage: TerminalStage;
let pictures: readonly string[];

beforeEach(async () => {
  stage = await openTerminalStage();
  const made = await stage.run(generateArgs('--n', '2', '--json'));
  pictures = made.jobs.flatMap(({ files }) => files);
});
afterEach(() => stage.close());

const listed = async () => {
  const ran = await stage.run(['library', 'list', '--json']);
  return (ran.objects as { file: string }[]).map(({ file }) => file).sort();
};

test('the list names every picture, for programs and for people', async () => {
  expect(pictures).toHaveLength(2);
  expect(await listed()).toEqual([...pictures].sort());
  const people = await stage.run(['library', 'list']);
  for (const file of pictures) expect(people.stdout).toContain(`1024 × 1024    ${file}`);
});

test('a deleted index is made anew from the sidecars', async () => {
  rmSync(join(stage.place.data, 'cache'), { recursive: true });
  const ran = await stage.run(['library', 'rebuild']);
  expect(ran).toMatchObject({ code: 0, stdout: '2 pictures in the index.\n', stderr: '' });
  expect(await listed()).toEqual([...pictures].sort());
});

test('a sidecar that can’t be read is named, and the rest comes back', async () => {
  const sidecar = stage.files().find((name) => name.includes('.octen/sidecars/')) ?? '';
  writeFileSync(join(stage.place.root, sidecar), '{');
  const ran = await stage.run(['library', 'rebuild']);
  expect(ran).toMatchObject({ code: 1, stdout: '1 picture in the index, 1 sidecar could not be read.\n' });
  expect(ran.stderr).toMatch(/^sidecar can’t be read: [0-9a-f]{24}\.json\n$/);
});

test('verify finds a changed byte and a missing file, and changes nothing', async () => {
  expect(await stage.run(['library', 'verify'])).toMatchObject({
    code: 0,
    stdout: '2 pictures checked, all there and unchanged.\n',
  });
  const [changed = '', missing = ''] = pictures;
  const bytes = readFileSync(changed);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  chmodSync(changed, 0o644);
  writeFileSync(changed, bytes);
  rmSync(missing);
  const ran = await stage.run(['library', 'verify', '--json']);
  const inLibrary = (file: string) => file.slice(stage.place.library.length + 1);
  expect(ran.code).toBe(1);
  const [{ checked, problems } = { checked: 0, problems: [] }] = ran.objects as {
    checked: number;
    problems: object[];
  }[];
  expect(checked).toBe(2);
  expect(problems).toHaveLength(2);
  expect(problems).toContainEqual(expect.objectContaining({ problem: 'changed', file: inLibrary(changed) }));
  expect(problems).toContainEqual(expect.objectContaining({ problem: 'missing', file: inLibrary(missing) }));
  const people = await stage.run(['library', 'verify']);
  expect(people.stderr).toContain(`changed: ${inLibrary(changed)}\n`);
  expect(readFileSync(changed)).toEqual(bytes);
});

test('a library that was there before and is gone stops a command before anything is sent', async () => {
  rmSync(stage.place.library, { recursive: true });
  const ran = await stage.run(generateArgs());
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain(`${stage.place.library} can’t be reached as a library folder.`);
  expect(stage.service.requests).toHaveLength(1);
  expect(stage.files().filter((name) => name.startsWith('library'))).toEqual([]);
});

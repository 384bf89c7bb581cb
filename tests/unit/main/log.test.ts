import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog, redactText } from '../../../electron/main/log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octen-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'main.log');
const written = () => readFileSync(file(), 'utf8');

describe('what never reaches the log', () => {
  test('is a key, wherever in a line it stands, also one that came after the log was opened', () => {
    const secrets: string[] = [];
    const log = createLog(folder, () => secrets);
    secrets.push('octen-key-0123456789');
    log.info('Saved octen-key-0123456789', { header: 'Bearer octen-key-0123456789' });
    log.error('Refused', new Error('octen-key-0123456789 is not known'));
    expect(written()).not.toContain('0123456789');
    expect(written().match(/\[key\]/g)?.length).toBeGreaterThanOrEqual(3);
  });

  test('is a picture, while words and short codes stay', () => {
    const picture = `${'iVBORw0KGgo'.repeat(40)}==`;
    expect(redactText(`b64_json "${picture}" of request req_0123456789`, [])).toBe(
      'b64_json "[base64]" of request req_0123456789',
    );
  });

  test('an empty secret takes nothing away', () => {
    expect(redactText('as it was', [''])).toBe('as it was');
  });
});

test('an event is one line, a stack trace too', () => {
  const log = createLog(folder, () => []);
  log.info('Started');
  log.error('Broken', new Error('why'));
  const lines = written().trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z info Started$/);
  expect(lines[1]).toMatch(/ error Broken Error: why \| +at /);
});

test('past two megabytes it begins anew and keeps the one before', () => {
  writeFileSync(file(), 'x'.repeat(2_000_001));
  writeFileSync(`${file()}.1`, 'older still');
  createLog(folder, () => []).info('First of the new');
  expect(statSync(`${file()}.1`).size).toBe(2_000_001);
  expect(written()).toMatch(/info First of the new\n$/);
  expect(statSync(file()).size).toBeLessThan(100);
  createLog(folder, () => []).info('Second');
  expect(written().trimEnd().split('\n')).toHaveLength(2);
});

test('a log that can’t be written takes nothing down', () => {
  writeFileSync(join(folder, 'in-the-way'), '');
  const log = createLog(join(folder, 'in-the-way', 'logs'), () => []);
  expect(() => log.info('Lost')).not.toThrow();
  expect(existsSync(file())).toBe(false);
});

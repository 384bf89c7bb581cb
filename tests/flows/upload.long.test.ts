import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'upload-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MB = 1_000_000;
type Measured = { grownBytes: number; received: number; contentLength: number };

describe('a long upload', () => {
  it('of 16 references of 20 MB each adds 96 MB to the memory at most', { timeout: 120_000 }, async () => {
    const file = join(folder, 'reference.png');
    writeFileSync(file, '');
    truncateSync(file, 20 * MB);
    const measured = await new Promise<Measured>((resolve, reject) => {
      const child = fork(join(import.meta.dirname, '../support/measure-upload.ts'), [file, '16'], {
        execArgv: [],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      child.once('message', (message) => resolve(message as Measured));
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
    });
    expect(measured.received).toBe(measured.contentLength);
    expect(measured.contentLength).toBeGreaterThan(16 * 26 * MB);
    expect(measured.grownBytes).toBeLessThan(96 * MB);
  });
});

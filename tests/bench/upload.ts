import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchRow, median } from './bench-row.ts';

/** Sixteen references of 20 MB, sent from disk by a process that does nothing else. */

const ROUNDS = 5;
const MB = 1_000_000;

async function grownMegabytes(file: string): Promise<number> {
  const script = join(import.meta.dirname, '../support/measure-upload.ts');
  const child = fork(script, [file, '16'], { execArgv: [] });
  return await new Promise((resolve, reject) => {
    child.once('message', (message) => resolve((message as { grownBytes: number }).grownBytes / MB));
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
}

async function measureUploads(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'octen-bench-'));
  const file = join(folder, 'reference.png');
  writeFileSync(file, '');
  truncateSync(file, 20 * MB);
  const grown: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) grown.push(await grownMegabytes(file));
  rmSync(folder, { recursive: true });
  return [{ what: 'upload of 16 × 20 MB: peak memory over start', value: median(grown), unit: 'MB', target: 96 }];
}

export const cases = [{ name: 'upload', run: measureUploads }] as const;

import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import type { BenchRow } from './bench-row.ts';
import { cases as chunkCases } from './chunks.ts';
import { cases as jobCases } from './job.ts';
import { cases as maskCases } from './mask.ts';
import { cases as rebuildCases } from './rebuild.ts';
import { cases as receiveCases } from './receive.ts';
import { cases as uploadCases } from './upload.ts';

/**
 * `npm run bench [-- words of a case] [--json file]`: every figure beside its target, which gates nothing; the same
 * as JSON in `node_modules/.cache/bench.json`, unless another file is named.
 * Ratios compare with a peer measured in the same run, so that they mean something on any machine.
 */

const allCases = [...maskCases, ...receiveCases, ...chunkCases, ...jobCases, ...uploadCases, ...rebuildCases];

const describeMachine = () => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGigabytes: Math.round(totalmem() / 1024 ** 3),
  system: `${platform()} ${release()}`,
  node: process.version,
  loadAtStart: loadavg()[0] ?? 0,
  at: new Date().toISOString(),
});

const shown = (value: number): string => value.toFixed(value < 10 ? 2 : 0);

function printRow({ what, value, unit, target }: BenchRow): void {
  const verdict = value <= target ? 'within' : 'missed';
  console.log(
    `${what.padEnd(56)} ${shown(value).padStart(8)} ${unit.padEnd(3)} target ${shown(target)} ${unit}  ${verdict}`,
  );
}

const words = process.argv.slice(2);
const jsonAt = words.indexOf('--json');
const namedFile = jsonAt < 0 ? undefined : words.splice(jsonAt, 2)[1];
const jsonFile = namedFile ?? join(import.meta.dirname, '../../node_modules/.cache/bench.json');
const wanted = words.join(' ').toLowerCase();

const rows: BenchRow[] = [];
for (const { name, run } of allCases) {
  if (!name.toLowerCase().includes(wanted)) continue;
  for (const row of await run()) {
    printRow(row);
    rows.push(row);
  }
}
await mkdir(dirname(jsonFile), { recursive: true });
await writeFile(jsonFile, `${JSON.stringify({ machine: describeMachine(), rows }, null, 2)}\n`);

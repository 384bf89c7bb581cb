import { writeFile } from 'node:fs/promises';
import { cpus, platform, release, totalmem } from 'node:os';
import { type BenchRow, cases as receiveCases } from './receive.ts';

/**
 * `npm run bench [-- words of a case] [--json file]`: every figure beside its target, which gates nothing.
 * Ratios compare with a peer measured in the same run, so that they mean something on any machine.
 */

const allCases = [...receiveCases];

const describeMachine = () => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGigabytes: Math.round(totalmem() / 1024 ** 3),
  system: `${platform()} ${release()}`,
  node: process.version,
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
const jsonFile = jsonAt < 0 ? null : words.splice(jsonAt, 2)[1];
const wanted = words.join(' ').toLowerCase();

const rows: BenchRow[] = [];
for (const { name, run } of allCases) {
  if (!name.toLowerCase().includes(wanted)) continue;
  for (const row of await run()) {
    printRow(row);
    rows.push(row);
  }
}
const result = JSON.stringify({ machine: describeMachine(), rows }, null, 2);
if (jsonFile) await writeFile(jsonFile, `${result}\n`);
else console.log(result);

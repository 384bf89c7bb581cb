import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type FaultRow, faultTable } from '../../../../electron/main/demo/fault-table.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/demo-service.md'), 'utf8');

/** The middle column: nothing, all that may be chosen, or the default with what it counts. */
function valueCell({ value, unit, choices }: FaultRow): string {
  if (value === null) return '';
  if (choices) return choices.map((choice) => (choice === value ? `**${choice}**` : choice)).join(' · ');
  return `${unit ?? 'text'} (${value})`;
}

it('the page of the demo service names every fault with its value and what it does, and no other', () => {
  const faults = page.slice(page.indexOf('## Faults'), page.indexOf('## What is invented'));
  const rows = faults.split('\n').filter((line) => line.startsWith('| `'));
  const table = Object.entries<FaultRow>(faultTable);
  const expected = table.map(([name, row]) => `| \`${name}\` | ${valueCell(row)} | ${row.says} |`);
  expect(rows.toSorted()).toEqual(expected.toSorted());
});

import type { Result } from '../../../shared/result.ts';
import { err, ok } from '../../../shared/result.ts';
import type { FaultName, FaultRow } from './fault-table.ts';
import { faultTable } from './fault-table.ts';
import type { Faults, FaultSetting } from './faults.ts';

type Setting = FaultSetting<string | number | true>;

const rows: Readonly<Record<string, FaultRow>> = faultTable;

/** Up to three names that share a beginning or a part with a misspelt one. */
function nearby(name: string): string {
  const close = Object.keys(rows).filter(
    (known) => known.includes(name) || name.includes(known) || known.slice(0, 4) === name.slice(0, 4),
  );
  return close.length === 0 ? '' : ` Near to it: ${close.slice(0, 3).join(', ')}.`;
}

function readNumber(name: string, text: string, unit: string): Result<number, string> {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
    return err(`The fault "${name}" takes a number of ${unit}, not "${text}".`);
  }
  return ok(value);
}

function readCount(name: string, text: string): Result<number, string> {
  return /^[1-9]\d{0,8}$/.test(text)
    ? ok(Number(text))
    : err(`"${text}" is not a number of requests for the fault "${name}": write 1, 2, 3 …`);
}

function readValue(name: string, row: FaultRow, text: string): Result<string | number, string> {
  if (typeof row.value === 'number') return readNumber(name, text, row.unit ?? 'units');
  if (row.choices === undefined || row.choices.includes(text)) return ok(text);
  return err(`The fault "${name}" is one of ${row.choices.join(', ')}, not "${text}".`);
}

function parseOne(text: string): Result<[name: string, setting: Setting], string> {
  const [, name = '', value, times] = /^([^=*]*)(?:=([^*]*))?(?:\*(.*))?$/.exec(text.trim()) ?? [];
  const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
  if (row === undefined) return err(`No fault is called "${name}".${nearby(name)}`);
  // A fault without a value of its own takes its count there: 429=3 is 429*3.
  const count = times ?? (row.value === null ? value : undefined);
  const left = count === undefined ? null : readCount(name, count);
  if (left !== null && !left.ok) return left;
  const read: Result<string | number | true, string> =
    value === undefined || row.value === null ? ok(row.value ?? true) : readValue(name, row, value);
  if (!read.ok) return read;
  const setting: Setting = left === null ? read.value : { value: read.value, times: left.value };
  return ok([name, setting]);
}

/**
 * Reads `NAME[=VALUE][*TIMES]` as the terminal gives it: `crlf`, `slow=500`, `429-seconds=2*1`, `429=3`
 * (a fault without a value: the next 3 requests).
 */
export function parseFaults(list: readonly string[]): Result<Partial<Faults>, string> {
  const faults: Record<string, Setting> = {};
  for (const text of list) {
    const one = parseOne(text);
    if (!one.ok) return one;
    const [name, setting] = one.value;
    faults[name] = setting;
  }
  // The names and values were checked against the table just above, one by one.
  return ok(faults as Partial<Faults>);
}

export const faultNames = Object.keys(faultTable) as readonly FaultName[];

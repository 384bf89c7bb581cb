import type { FaultName } from './fault-table.ts';
import { faultTable } from './fault-table.ts';

type Row<N extends FaultName> = (typeof faultTable)[N];

/** What a fault carries: `true`, a number in the unit of its row, one of its choices, or a text. */
export type FaultValue<N extends FaultName> =
  Row<N> extends { choices: readonly (infer C)[] }
    ? C
    : Row<N>['value'] extends number
      ? number
      : Row<N>['value'] extends string
        ? string
        : true;

/** A fault for every request, or for the next `times` requests only. */
export type FaultSetting<V> = V | { readonly times: number; readonly value?: V };

/** The faults by name; `fault-table.ts` says what each does. */
export type Faults = { [N in FaultName]: FaultSetting<FaultValue<N>> };

/** The faults of one request. */
export type ActiveFaults = { readonly [N in FaultName]?: FaultValue<N> };

export type FaultSwitch = {
  /** Adds faults to those already set; a name set again is replaced. */
  set(faults: Partial<Faults>): void;
  /** Clears the named faults, or all. */
  clear(...names: readonly FaultName[]): void;
  /** The names still set, counted ones until they are used up. */
  names(): readonly FaultName[];
};

type Entry = { value: string | number | true; left: number };

const isName = (name: string): name is FaultName => Object.hasOwn(faultTable, name);

function entryOf(name: FaultName, setting: Faults[FaultName]): Entry {
  const bare = faultTable[name].value ?? true;
  if (typeof setting !== 'object') return { value: setting, left: Infinity };
  return { value: setting.value ?? bare, left: setting.times };
}

/**
 * Holds the faults and hands each request its own. One `answer` fault is used per request, in the order they were set;
 * a request that gets one leaves the counted faults of good answers untouched.
 */
export function createFaults(initial: Partial<Faults> = {}): FaultSwitch & { take(): ActiveFaults } {
  const entries = new Map<FaultName, Entry>();
  const set = (faults: Partial<Faults>): void => {
    for (const [name, setting] of Object.entries(faults)) {
      if (!isName(name)) throw new Error(`No fault is called "${name}"`);
      const entry = entryOf(name, setting);
      if (entry.left > 0) entries.set(name, entry);
    }
  };
  const use = (name: FaultName, entry: Entry): [FaultName, Entry['value']] => {
    entry.left -= 1;
    if (entry.left <= 0) entries.delete(name);
    return [name, entry.value];
  };
  const take = (): ActiveFaults => {
    const isAnswer = ([name]: [FaultName, Entry]): boolean => faultTable[name].group === 'answer';
    const answer = [...entries].find(isAnswer);
    const timing = [...entries].filter(([name]) => faultTable[name].group === 'timing');
    const used = answer ? [...timing, answer] : [...entries];
    return Object.fromEntries(used.map(([name, entry]) => use(name, entry)));
  };
  set(initial);
  return {
    set,
    take,
    names: () => [...entries.keys()],
    clear: (...names) => {
      if (names.length === 0) entries.clear();
      for (const name of names) entries.delete(name);
    },
  };
}

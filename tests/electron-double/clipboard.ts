import type { Clipboard } from 'electron';
import { record } from './calls.ts';
import { strict } from './strict.ts';

type Given = string | Blob | Promise<Blob | string>;

/** One thing on the clipboard in one or several types, as in the W3C's and Electron 45's shape. */
export class ClipboardItem {
  readonly #given: Readonly<Record<string, Given>>;

  constructor(given: Record<string, Given>) {
    if (Object.keys(given).length === 0) throw new TypeError('ClipboardItem needs at least one type');
    this.#given = { ...given };
  }

  get types(): string[] {
    return Object.keys(this.#given);
  }

  async getType(type: string): Promise<Blob> {
    const given = await this.#given[type];
    if (given === undefined) throw new Error(`The type '${type}' was not found`);
    return typeof given === 'string' ? new Blob([given], { type }) : given;
  }
}

let held: ClipboardItem[] = [];

/** Everything is read before the first byte is replaced: a write is whole or not at all. */
async function snapshot(item: ClipboardItem): Promise<ClipboardItem> {
  const entries = await Promise.all(item.types.map(async (type) => [type, await item.getType(type)] as const));
  return new ClipboardItem(Object.fromEntries(entries));
}

async function write(items: ClipboardItem[]): Promise<void> {
  held = await Promise.all(items.map(snapshot));
  record(
    'clipboard.write',
    items.map((item) => item.types),
  );
}

async function has(type: string): Promise<boolean> {
  return held.some((item) => item.types.includes(type));
}

async function readText(): Promise<string> {
  const item = held.find((candidate) => candidate.types.includes('text/plain'));
  return item ? (await item.getType('text/plain')).text() : '';
}

export const clipboard = strict('clipboard', {
  write: write as unknown as Clipboard['write'],
  read: (async () => [...held]) as unknown as Clipboard['read'],
  has,
  readText,
  writeText: (text: string) => write([new ClipboardItem({ 'text/plain': text })]),
  clear() {
    held = [];
  },
} satisfies Partial<Clipboard>);

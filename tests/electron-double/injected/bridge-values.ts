/** What contextBridge lets cross, and in what shape it arrives. Runs in the page, as text. */

/** `c` cloneable as it is, `r` seen before, `f` function, `p` promise, `e` error, `a` array, `o` object. */
export type BridgeValue = [tag: 'c' | 'r' | 'f' | 'p' | 'e' | 'a' | 'o', value: unknown, at?: number];

export type Question =
  | { t: 'call'; id: number; args: BridgeValue[] }
  | { t: 'settle'; id: number; how: 'ok' | 'err'; x: BridgeValue }
  | { t: 'expose'; key: string; api: BridgeValue }
  | { t: 'open'; url: string; name: string; features: string };

export interface Link {
  /** Asks the other world and waits; throws what it threw. */
  ask(question: Question): unknown;
  /** Functions of this world that the other may call. */
  readonly functions: Map<number, (...args: unknown[]) => unknown>;
  /** Promises of the other world that this one waits for. */
  readonly promises: Map<number, { ok(value: unknown): void; err(reason: unknown): void }>;
  readonly handlers: Partial<Record<Question['t'], (question: never) => unknown>>;
  nextId(): number;
}

/** An error crosses the bridge as its message only. */
export function bridgeMessage(thrown: unknown): string {
  const message = (thrown as { message?: unknown } | null)?.message;
  if (typeof message === 'string') return message;
  return 'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';
}

export function settlePromise(link: Link, id: number, how: 'ok' | 'err', value: unknown): void {
  try {
    link.ask({ t: 'settle', id, how, x: packValue(link, value) });
  } catch (thrown) {
    link.ask({ t: 'settle', id, how: 'err', x: ['e', bridgeMessage(thrown)] });
  }
}

export function isBridgeCloneable(value: object): boolean {
  const name = Object.prototype.toString.call(value).slice(8, -1);
  return /^(Date|RegExp|Map|Set|ArrayBuffer|DataView|Blob|File|FileList|Image(Data|Bitmap)|DOM(Rect|Point|Matrix)(ReadOnly)?|Boolean|Number|String|.*Array)$/.test(
    name,
  );
}

export function packPromise(link: Link, promise: Promise<unknown>): BridgeValue {
  const id = link.nextId();
  promise.then(
    (value) => settlePromise(link, id, 'ok', value),
    (reason: unknown) => settlePromise(link, id, 'err', reason),
  );
  return ['p', id];
}

export function packFunction(link: Link, fn: (...args: unknown[]) => unknown): BridgeValue {
  const id = link.nextId();
  link.functions.set(id, fn);
  return ['f', id];
}

/** Prototypes are dropped and errors keep their message only, as in Electron. */
export function packValue(link: Link, value: unknown, depth = 0, seen = new Map<object, number>()): BridgeValue {
  if (depth > 1000) {
    throw new TypeError(
      'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
    );
  }
  if (typeof value === 'function') return packFunction(link, value as () => unknown);
  if (value === null || typeof value !== 'object') return ['c', value];
  const before = seen.get(value);
  if (before !== undefined) return ['r', before];
  const at = seen.size;
  seen.set(value, at);
  if (value instanceof Promise) return packPromise(link, value);
  if (value instanceof Error) return ['e', value.message];
  if (Array.isArray(value)) return ['a', value.map((item) => packValue(link, item, depth + 1, seen)), at];
  if (isBridgeCloneable(value)) return ['c', value];
  if (value instanceof Node || /^\[object (Weak.*|Window)\]$/.test(Object.prototype.toString.call(value))) {
    throw new Error('An object could not be cloned.');
  }
  return ['o', Object.entries(value).map(([key, item]) => [key, packValue(link, item, depth + 1, seen)]), at];
}

export function unpackArray(link: Link, list: BridgeValue[], at: number, refs: unknown[]): unknown[] {
  const target: unknown[] = [];
  refs[at] = target;
  for (const item of list) target.push(unpackValue(link, item, refs));
  return target;
}

export function unpackObject(link: Link, list: [string, BridgeValue][], at: number, refs: unknown[]): object {
  const target = {};
  refs[at] = target;
  for (const [key, item] of list) {
    const value = unpackValue(link, item, refs);
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  }
  return target;
}

export function unpackValue(link: Link, packed: BridgeValue, refs: unknown[] = []): unknown {
  const [tag, value, at] = packed;
  if (tag === 'c') return value;
  if (tag === 'r') return refs[value as number];
  if (tag === 'e') return new Error(value as string);
  if (tag === 'f') {
    return (...args: unknown[]) =>
      link.ask({ t: 'call', id: value as number, args: args.map((item) => packValue(link, item)) });
  }
  if (tag === 'p') return new Promise((ok, err) => link.promises.set(value as number, { ok, err }));
  if (tag === 'a') return unpackArray(link, value as BridgeValue[], at!, refs);
  return unpackObject(link, value as [string, BridgeValue][], at!, refs);
}

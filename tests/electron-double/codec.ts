/**
 * Structured clone as Electron's IPC does it, over JSON and raw buffers. These functions also run in the page, as text
 * (see page-scripts.ts): plain function declarations that use nothing but each other and what both sides have.
 */

/** JSON whose non-primitive values are tagged tuples: `['d', 5]` is a Date, `['b', 0]` the first buffer … */
export type Packed = unknown;

export interface Clone {
  j: Packed;
  bufs: Uint8Array[];
}

type Tagged = [tag: string, a: never, b: never, c: never, d: never];
type View = new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView;

export function cannotClone(): Error {
  return new Error('An object could not be cloned.');
}

export function viewConstructor(name: string): View | undefined {
  const isView = /^((Int|Uint)(8|16|32)|Uint8Clamped|Float(32|64)|Big(Int|Uint)64)Array$|^DataView$/.test(name);
  return isView ? (globalThis as unknown as Record<string, View>)[name] : undefined;
}

export function encodeNumber(value: number): Packed {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  return ['n', Object.is(value, -0) ? '-0' : String(value)];
}

export function encodeView(view: ArrayBufferView, name: string, next: (value: unknown) => Packed): Packed {
  const length = name === 'DataView' ? view.byteLength : (view as Uint8Array).length;
  return ['v', name, next(view.buffer), view.byteOffset, length];
}

export function encodeObject(value: object, bufs: Uint8Array[], next: (value: unknown) => Packed): Packed {
  const name = Object.prototype.toString.call(value).slice(8, -1);
  const own = () => Object.entries(value).map(([key, item]) => [key, next(item)]);
  if (Array.isArray(value)) return ['a', value.length, own()];
  if (name === 'Object') return ['o', own()];
  if (name === 'ArrayBuffer') return ['b', bufs.push(new Uint8Array(value as ArrayBuffer)) - 1];
  if (viewConstructor(name)) return encodeView(value as ArrayBufferView, name, next);
  if (name === 'Date') return ['d', Number(value)];
  if (value instanceof RegExp) return ['x', value.source, value.flags];
  if (value instanceof Map) return ['m', [...value].map(([key, item]) => [next(key), next(item)])];
  if (value instanceof Set) return ['s', [...value].map((item) => next(item))];
  if (value instanceof Error) return ['e', value.name, value.message, value.stack];
  if (/^(String|Number|Boolean)$/.test(name)) return ['w', value.valueOf()];
  throw cannotClone(); // Blob, File, ImageBitmap, CryptoKey …: structuredClone takes them, Electron's IPC does not
}

/** Encodes for the wire; throws what Electron throws for functions, promises, symbols and host objects. */
export function encodeClone(given: unknown): Clone {
  let value: unknown;
  try {
    value = structuredClone(given);
  } catch {
    throw cannotClone();
  }
  const seen = new Map<object, number>();
  const bufs: Uint8Array[] = [];
  function encode(item: unknown): Packed {
    if (item === null || typeof item === 'boolean' || typeof item === 'string') return item;
    if (typeof item === 'number') return encodeNumber(item);
    if (item === undefined) return ['u'];
    if (typeof item === 'bigint') return ['i', String(item)];
    const before = seen.get(item);
    if (before !== undefined) return ['r', before];
    seen.set(item, seen.size);
    return encodeObject(item, bufs, encode);
  }
  return { j: encode(value), bufs };
}

export function decodeError(name: string, message: string, stack: string): Error {
  const known = /^(Eval|Range|Reference|Syntax|Type|URI)?Error$/.test(name) ? name : 'Error';
  const error = new (globalThis as unknown as Record<string, ErrorConstructor>)[known]!(message);
  Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true });
  return error;
}

export function setOwn(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

/** A buffer of its own, even where the bytes are a piece of a larger one. */
export function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  const isWhole = bytes.byteLength === bytes.buffer.byteLength;
  return (isWhole ? bytes.buffer : bytes.slice().buffer) as ArrayBuffer;
}

export function decodeClone(packed: Packed, bufs: Uint8Array[]): unknown {
  const refs: unknown[] = [];
  function keep<T>(value: T, at = refs.length): T {
    refs[at] = value;
    return value;
  }
  function entries(target: object, list: [string, Packed][]): object {
    for (const [key, item] of list) setOwn(target, key, decode(item));
    return target;
  }
  function map(list: [Packed, Packed][]): Map<unknown, unknown> {
    const target = keep(new Map());
    for (const [key, item] of list) target.set(decode(key), decode(item));
    return target;
  }
  function set(list: Packed[]): Set<unknown> {
    const target = keep(new Set());
    for (const item of list) target.add(decode(item));
    return target;
  }
  function view(name: string, buffer: Packed, offset: number, length: number): ArrayBufferView {
    const at = refs.length++; // the view was numbered before its buffer
    const bytes = decode(buffer) as ArrayBuffer;
    return keep(new (viewConstructor(name)!)(bytes, offset, length), at);
  }
  function decode(item: Packed): unknown {
    if (!Array.isArray(item)) return item;
    const [tag, a, b, c, d] = item as Tagged;
    if (tag === 'n') return Number(a);
    if (tag === 'i') return BigInt(a);
    if (tag === 'r') return refs[a];
    if (tag === 'a') return entries(keep(Object.assign([], { length: a })), b);
    if (tag === 'o') return entries(keep({}), a);
    if (tag === 'b') return keep(ownBuffer(bufs[a]!));
    if (tag === 'v') return view(a, b, c, d);
    if (tag === 'd') return keep(new Date(a));
    if (tag === 'x') return keep(new RegExp(a, b));
    if (tag === 'm') return map(a);
    if (tag === 's') return set(a);
    if (tag === 'e') return keep(decodeError(a, b, c));
    if (tag === 'w') return keep(Object(a));
    return undefined;
  }
  return decode(packed);
}

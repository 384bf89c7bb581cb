import { redactText } from '../log.ts';

/** Longest text of the service or the system that is kept, in characters. */
const MAX_CHARS = 2_000;

/** A text that came from outside, without the key's value. */
export const redact = (text: string, key: string): string => redactText(text, [key]);

/** The same plain data with every text in it redacted and capped. */
export function redactAll<T>(value: T, key: string): T {
  // Rebuilt key by key from JSON-like data, so the shape is the one that came in.
  return walk(value, key) as T;
}

function walk(value: unknown, key: string): unknown {
  if (typeof value === 'string') return redact(value, key).slice(0, MAX_CHARS);
  if (Array.isArray(value)) return value.map((item) => walk(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, key)]));
}

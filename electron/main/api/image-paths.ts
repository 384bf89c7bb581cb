import type { PathStep } from './json-tokenizer.ts';

/**
 * Whether the value a document is at is an image in base64: `b64_json` of an event, of an item of `data`, or inside
 * an item of `parts` (api.md §4). Every string there is taken out, so a string found there later is always its number.
 */
export function isImagePath(path: readonly PathStep[]): boolean {
  const root = path[0];
  const last = path.at(-1);
  if (root === undefined || last === undefined || root.array || last.array) return false;
  if (path.length === 1) return last.key === 'b64_json';
  const inItem = path[1]?.array === true && path[2]?.array === false;
  if (!inItem) return false;
  if (path.length === 3) return last.key === 'b64_json' && (root.key === 'data' || root.key === 'parts');
  return path.length === 4 && root.key === 'parts' && isInlineImage(path[2]?.key, last.key);
}

const isInlineImage = (holder: string | undefined, key: string): boolean =>
  ((holder === 'inline_data' || holder === 'inlineData') && key === 'data') ||
  (holder === 'image' && key === 'b64_json');

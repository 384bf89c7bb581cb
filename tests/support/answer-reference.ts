import { isUtf8 } from 'node:buffer';
import { sha256 } from './answer-bytes.ts';

/** What a whole-body reading makes of an answer: JSON.parse, everything in memory, nothing shared with the app. */
export type Reading = {
  readonly class: 'whole' | 'cut' | 'malformed' | 'error';
  readonly previews: readonly string[];
  readonly images: readonly string[] | null;
  readonly text: string | null;
};

type Json = Record<string, unknown>;
type Doc = { name: string; value: Json | null; broken: boolean };

const asObject = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;

function parse(name: string, text: string): Doc {
  try {
    return { name, value: asObject(JSON.parse(text)), broken: false };
  } catch {
    return { name, value: null, broken: text.trimStart().startsWith('{') };
  }
}

type Documents = {
  readonly docs: readonly Doc[];
  /** Something at the end began and broke off: it never came. */
  readonly unended: boolean;
};

function streamDocs(body: string): Documents {
  const docs: Doc[] = [];
  let unended = false;
  let name = '';
  let data: string[] = [];
  const dispatch = (last: boolean) => {
    const doc = parse(name, data.join('\n'));
    if (last && doc.broken) unended = true;
    else if (data.length > 0) docs.push(doc);
    name = '';
    data = [];
  };
  const lines = body.split(/\r\n|\n|\r/u);
  for (const [at, line] of lines.entries()) {
    const [, field, value] = /^([^:]*):? ?(.*)$/su.exec(line) ?? [];
    const isLast = at === lines.length - 1;
    if (line === '' && !isLast) dispatch(false);
    else if (line.startsWith('{')) {
      const doc = parse(name, line);
      if (doc.broken && isLast) unended = true;
      else docs.push(doc);
    } else if (field === 'data') data.push(value ?? '');
    else if (field === 'event') name = value ?? '';
  }
  dispatch(true);
  return { docs, unended };
}

function hashOf(base64: string): string | null {
  const bytes = Buffer.from(base64.replace(/^data:[^,]*,/u, ''), 'base64');
  const start = bytes.toString('latin1', 0, 12);
  const known = start.startsWith('\u0089PNG') || start.startsWith('\u00ff\u00d8') || start.includes('WEBP');
  return known ? sha256(bytes) : null;
}

function inlineOf(part: unknown): unknown {
  const o = asObject(part);
  if (o === null || o['thought'] === true || typeof o['index'] === 'number') return null;
  const inline = asObject(o['inline_data']) ?? asObject(o['inlineData']);
  return o['b64_json'] ?? inline?.['data'] ?? asObject(o['image'])?.['b64_json'];
}

function replyImages(value: Json): (string | null)[] {
  const list = (key: string): unknown[] => (Array.isArray(value[key]) ? value[key] : []);
  const texts = [
    ...list('data').map((item) => asObject(item)?.['b64_json']),
    value['b64_json'],
    ...list('parts').map(inlineOf),
  ];
  return texts.filter((text) => typeof text === 'string').map(hashOf);
}

function replyText(value: Json): string | null {
  if (typeof value['text'] === 'string' && value['text'] !== '') return value['text'];
  const parts = Array.isArray(value['parts']) ? value['parts'].map(asObject) : [];
  const texts = parts
    .filter((part) => part?.['type'] === 'text' && part['thought'] !== true)
    .map((part) => part?.['text']);
  return texts.length === 0 ? null : texts.join('\n');
}

function documentsOf(bytes: Buffer): Documents & { readonly isJson: boolean } {
  const body = bytes.toString('utf8').replace(/^\uFEFF/u, '');
  const alone = parse('', body);
  const firstLine = parse('', body.trimStart().split(/[\r\n]/u, 1)[0] ?? '');
  // JSON on a first line of its own, with more behind it, is an event without `data:`.
  const isJson = alone.value !== null || (alone.broken && firstLine.value === null);
  return { isJson, ...(isJson ? { docs: [alone], unended: false } : streamDocs(body)) };
}

const KNOWN_TYPE = /^$|^ping$|^error$|^image_(?:generation|edit)\.(?:partial_image|completed)$/u;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u;

/** Texts under the keys that may hold a picture, without what may stand before and between. */
const pictureTexts = (value: unknown): readonly string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, own]) =>
        typeof own === 'string' && (key === 'b64_json' || key === 'data')
          ? [own.replace(/^data:[^,]*,|\s/gu, '')]
          : pictureTexts(own),
      );

/** As far as a picture's own header goes. */
const headerOf = (base64: string): string => base64.slice(0, 44);

/**
 * How a spoiled body must end; null where nothing says so: JSON that is none or has lines behind it, text that is not
 * UTF-8, base64 with something else in it, a picture whose header was hit, types nobody knows. There the app may be as
 * forgiving as it likes.
 */
export function endOfSpoiled(spoiled: Buffer, before: Buffer): Reading['class'] | null {
  if (!isUtf8(spoiled)) return null;
  const headers = new Set(documentsOf(before).docs.flatMap(({ value }) => pictureTexts(value).map(headerOf)));
  const { docs, isJson, unended } = documentsOf(spoiled);
  const isDefined = docs.every(({ name, value, broken }) => {
    const type = value?.['type'] ?? name;
    if (broken || value === null || (isJson && !('data' in value))) return false;
    const pictures = pictureTexts(value);
    return (
      typeof type === 'string' &&
      KNOWN_TYPE.test(type) &&
      pictures.every((one) => BASE64.test(one) && headers.has(headerOf(one)))
    );
  });
  const isJsonAndMore = !isJson && /^[\uFEFF\s]*\{/u.test(spoiled.toString('utf8'));
  return isDefined && !isJsonAndMore && !unended && docs.length > 0 ? readWhole(spoiled, false).class : null;
}

/** Reads `body`, which may have been cut short. */
export function readWhole(bytes: Buffer, truncated: boolean): Reading {
  const { isJson, docs } = documentsOf(bytes);
  const previews: string[] = [];
  let malformed = false;
  for (const { name, value, broken } of docs) {
    const type = typeof value?.['type'] === 'string' ? value['type'] : name;
    if (broken) malformed ||= !(isJson && truncated);
    else if (value === null) continue;
    else if (type === 'error' || value['error'] !== undefined)
      return { class: 'error', previews, images: null, text: null };
    else if (type.endsWith('.partial_image')) previews.push(...replyImages(value).filter((hash) => hash !== null));
    else if (type.endsWith('.completed') || 'data' in value) {
      const all = replyImages(value);
      const images = all.filter((hash) => hash !== null);
      if (images.length > 0 || all.length === 0) return { class: 'whole', previews, images, text: replyText(value) };
      malformed = true;
    } else if (isJson) malformed = true;
  }
  return { class: malformed ? 'malformed' : 'cut', previews, images: null, text: null };
}

import type { WireError } from './reply.ts';
import { isRecord } from './wire.ts';

/** Where an error was met: what its own text can't say. */
export type ErrorPlace = Pick<WireError, 'status' | 'midStream' | 'previews'>;

/** Longer words are of no use to a person and may carry half a page. */
const maxMessageCharacters = 2000;
const maxTitleCharacters = 200;
const maxCategories = 32;

const nothing = { type: null, code: null, param: null, message: '', moderation: null, requestId: null, html: false };

/** Reads an error from JSON in any of its shapes: `{error}`, `{type: "error", …}`, `{code, msg, request_id}` (api.md §1, §2.2, §2.3). */
export function readWireError(value: unknown, place: ErrorPlace): WireError {
  if (!isRecord(value)) return { ...place, ...nothing };
  const inner = value['error'];
  const requestId = wordOf(value['request_id']);
  if (typeof inner === 'string') return { ...place, ...nothing, message: capped(inner), requestId };
  const error = isRecord(inner) ? inner : value;
  const type = wordOf(error['type']);
  return {
    ...place,
    type: type === 'error' ? null : type,
    code: wordOf(error['code']),
    param: wordOf(error['param']),
    message: messageOf(error),
    moderation: moderationOf(error['moderation_details']),
    requestId: requestId ?? wordOf(error['request_id']),
    html: false,
  };
}

/** Reads an error from what isn't JSON: a page (its title) or plain text (its first line). */
export function readTextError(opening: string, place: ErrorPlace): WireError {
  const html = opening.startsWith('<');
  const message = html ? titleOf(opening) : (opening.split(/[\r\n]/u, 1)[0] ?? '').slice(0, maxTitleCharacters);
  return { ...place, ...nothing, message: message.startsWith('{') ? '' : message, html };
}

/** The title of a page as plain words, capped. */
export function titleOf(page: string): string {
  const title = /<title[^>]*>([^<]*)/iu.exec(page)?.[1] ?? '';
  return title.replace(/\s+/gu, ' ').trim().slice(0, maxTitleCharacters);
}

const capped = (text: string): string => text.slice(0, maxMessageCharacters);

function wordOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value.slice(0, maxTitleCharacters) : null;
}

function messageOf(error: Record<string, unknown>): string {
  const words = [error['message'], error['msg'], error['detail']].find((word) => typeof word === 'string');
  return typeof words === 'string' ? capped(words) : '';
}

function moderationOf(details: unknown): WireError['moderation'] {
  if (!isRecord(details)) return null;
  const said = details['moderation_stage'];
  const stage = said === 'input' || said === 'output' ? said : 'unknown';
  const listed: unknown[] = Array.isArray(details['categories']) ? details['categories'] : [];
  const categories = listed.filter((category) => typeof category === 'string').slice(0, maxCategories);
  return { stage, categories: categories.map((category) => category.slice(0, maxTitleCharacters)) };
}

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Result } from '../../../shared/result.ts';
import { err, ok } from '../../../shared/result.ts';
import type { DemoError } from './demo-error.ts';
import { invalid } from './demo-error.ts';
import type { RequestBody } from './validate.ts';

/** What was received, for tests and for whoever looks over the shoulder of a client. */
export type DemoRequest = {
  /** The `x-request-id` of its answer. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** As sent, the key's value replaced by `[key]`. */
  readonly headers: Readonly<IncomingHttpHeaders>;
  /** UTC ISO. */
  readonly receivedAt: string;
  /** Parsed JSON, images included; undefined until the body has arrived or when it is not JSON. */
  readonly body: unknown;
  readonly bytes: number;
  readonly model: string | null;
  /** Null until answered, and for ever when the connection was closed without an answer. */
  readonly status: number | null;
};

export type OpenRequest = { -readonly [K in keyof DemoRequest]: DemoRequest[K] };

/** Larger bodies answer 413; the real limit is not published (api.md §2.6). */
const MOST_BODY_BYTES = 256 * 1024 * 1024;

const tooLarge: DemoError = {
  status: 413,
  message: 'Request payload exceeds the allowed size limit',
  type: 'invalid_request_error',
  param: null,
  code: null,
};

/** Loopback names only: a page that points its own name here (DNS rebinding) is turned away, and so is any page. */
export function isForeign({ headers }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return headers.origin !== undefined || !['127.0.0.1', 'localhost', '[::1]'].includes(host);
}

/** The key of a request: `x-api-key`, else a Bearer token. */
export function keyOf({ headers }: IncomingMessage): string | null {
  const own = headers['x-api-key'];
  if (typeof own === 'string') return own;
  return /^Bearer\s+(.+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}

function withoutKey(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const shown = { ...headers };
  if (shown['x-api-key'] !== undefined) shown['x-api-key'] = '[key]';
  if (shown.authorization !== undefined) shown.authorization = '[key]';
  return shown;
}

/** The record of a request whose headers have arrived. */
export const openRequest = (message: IncomingMessage, id: string, now: number): OpenRequest => ({
  id,
  method: message.method ?? '',
  path: message.url ?? '',
  headers: withoutKey(message.headers),
  receivedAt: new Date(now).toISOString(),
  body: undefined,
  bytes: 0,
  model: null,
  status: null,
});

/** Reads the whole body, counting as it comes. */
export async function readBody(message: IncomingMessage, record: OpenRequest): Promise<Result<Buffer, DemoError>> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) {
    record.bytes += chunk.length;
    if (record.bytes <= MOST_BODY_BYTES) chunks.push(chunk);
  }
  return record.bytes > MOST_BODY_BYTES ? err(tooLarge) : ok(Buffer.concat(chunks));
}

/** Parses a body that must be one JSON object. */
export function parseBody(bytes: Buffer, contentType: string | undefined): Result<RequestBody, DemoError> {
  if (contentType !== undefined && !/^application\/(?:[\w.+-]+\+)?json\b/i.test(contentType)) {
    const message = `Unsupported content type: '${contentType}'. This endpoint takes 'application/json'.`;
    return err({ ...invalid(null, null, message), status: 415 });
  }
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    // A JSON object has no other keys than texts; every value in it is checked by its row.
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return ok(value as RequestBody);
  } catch {
    // Falls through to the same answer as a body that is JSON but no object.
  }
  return err(invalid(null, null, 'We could not parse the JSON body of your request: expected one JSON object.'));
}

import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer-fields.ts';
import type { DemoError } from './demo-error.ts';
import { errorBody, flattened } from './demo-error.ts';
import type { FaultAnswer } from './fault-answer.ts';
import { faultAnswer } from './fault-answer.ts';
import type { ActiveFaults } from './faults.ts';
import type { Limiter } from './limiter.ts';
import type { Made, PaintOptions } from './make-pictures.ts';
import { makePictures } from './make-pictures.ts';
import type { Outlet } from './outlet.ts';
import { createOutlet } from './outlet.ts';
import type { OpenRequest } from './receive-request.ts';
import { keyOf, parseBody, readBody } from './receive-request.ts';
import { respondJson } from './respond-json.ts';
import { respondStream } from './respond-stream.ts';
import type { CheckedRequest } from './validate.ts';
import { validate } from './validate.ts';

/** Lets time pass, or ends with an error once the signal says that nobody waits any more. */
export type Delay = (ms: number, signal: AbortSignal) => Promise<unknown>;

/** All that one request needs to be answered. */
export type Handling = {
  readonly now: () => number;
  readonly accepts: (key: string | null) => boolean;
  readonly strict: boolean;
  readonly paceMs: number;
  readonly delay: Delay;
  readonly paint: PaintOptions;
  readonly limiter: Limiter | null;
  readonly faults: ActiveFaults;
  readonly record: OpenRequest;
};

type Wait = (ms: number) => Promise<void>;

const json = { 'content-type': 'application/json' };

async function sendWhole(outlet: Outlet, status: number, headers: Record<string, string>, body: string): Promise<void> {
  outlet.begin(status, headers, Buffer.byteLength(body));
  await outlet.send(body);
  await outlet.end();
}

/** Sends an error in Octen's envelope. */
export const answerError = (
  outlet: Outlet,
  error: DemoError,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> => sendWhole(outlet, error.status, { ...json, ...headers }, JSON.stringify(errorBody(error)));

const page = (title: string): string =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head>\n<body><center><h1>${title}</h1></center><hr><center>gateway</center></body></html>\n`;

async function sendFault(
  outlet: Outlet,
  answer: FaultAnswer,
  response: ServerResponse,
  id: string,
  wait: Wait,
): Promise<void> {
  switch (answer.kind) {
    case 'error':
      return answerError(outlet, answer.error, answer.headers);
    case 'html':
      await wait(answer.afterMs);
      return sendWhole(outlet, answer.status, { 'content-type': 'text/html; charset=utf-8' }, page(answer.title));
    case 'envelope': {
      const body = { code: answer.status, msg: 'Internal server error', request_id: id };
      return sendWhole(outlet, answer.status, json, JSON.stringify(body));
    }
    case 'hang-up':
      response.destroy();
  }
}

const badKey: DemoError = {
  status: 401,
  message: 'Invalid API key',
  type: 'authentication_error',
  param: null,
  code: null,
};

function tooMany(model: string, waitMs: number): DemoError {
  const seconds = Math.max(0.1, Math.ceil(waitMs / 100) / 10);
  const message = `Rate limit reached for ${model} on requests per min. Please try again in ${seconds}s.`;
  return { status: 429, message, type: 'rate_limit_error', param: null, code: 'rate_limit_exceeded' };
}

async function respond(
  handling: Handling,
  outlet: Outlet,
  request: CheckedRequest,
  made: Made,
  wait: Wait,
): Promise<void> {
  const { faults, paceMs } = handling;
  const id = `img-${randomBytes(8).toString('hex')}`;
  const answer: Answer = { id, created: Math.floor(handling.now() / 1000), request, made, faults };
  const headers: Record<string, string> = faults['wrong-type'] ? { 'content-type': 'text/plain' } : {};
  const pauseMs = paceMs + (faults.slow ?? 0);
  const streams = faults['stream-instead'] || (request.stream && !faults['json-instead'] && !faults['empty-data']);
  if (streams) return respondStream(outlet, answer, headers, () => wait(pauseMs));
  // Without previews the same work is silent for as long as a stream with two would take.
  await wait(paceMs * 3 + (faults.slow ?? 0));
  return respondJson(outlet, answer, headers);
}

/** The error that keeps a request from being answered, or the request. */
async function admit(handling: Handling, message: IncomingMessage, bytes: Buffer): Promise<CheckedRequest | DemoError> {
  if (!handling.accepts(keyOf(message))) return badKey;
  const body = parseBody(bytes, message.headers['content-type']);
  if (!body.ok) return body.error;
  const { record, limiter, strict } = handling;
  record.body = body.value;
  record.model = typeof body.value.model === 'string' ? body.value.model : null;
  const request = await validate(body.value, strict);
  if (!request.ok) return strict ? request.error : flattened(request.error);
  const waitMs = limiter?.waitMs(request.value.model.id) ?? 0;
  return waitMs > 0 ? tooMany(request.value.model.id, waitMs) : request.value;
}

const isError = (value: object): value is DemoError => 'status' in value && 'message' in value;

/** Waits that end early when the client leaves. */
function createWait(response: ServerResponse, delay: Delay): Wait {
  const left = new AbortController();
  response.once('close', () => left.abort());
  return async (ms) => {
    if (ms > 0) await delay(ms, left.signal).catch(() => undefined);
  };
}

/** Answers one POST to the endpoint. */
export async function handleGeneration(
  handling: Handling,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { faults, record } = handling;
  const outlet = createOutlet(response, faults);
  const wait = createWait(response, handling.delay);
  const bytes = await readBody(message, record);
  const request = bytes.ok ? await admit(handling, message, bytes.value) : bytes.error;
  await wait(faults['slow-first-byte'] ?? 0);
  const instead = faultAnswer(faults, handling.now());
  if (instead !== null) return sendFault(outlet, instead, response, record.id, wait);
  if (isError(request)) return answerError(outlet, request);
  const made = await makePictures(request, handling.paint, faults);
  return respond(handling, outlet, request, made, wait);
}

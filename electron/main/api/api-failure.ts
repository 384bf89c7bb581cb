import type { AppError, UncertainCause } from '../../../shared/app-error.ts';
import { assertNever } from '../../../shared/result.ts';
import { diskError } from '../storage/disk-error.ts';
import { redactAll } from './redact.ts';
import { readRefusal } from './refusal.ts';
import type { ReceiveEnd, Reply, WireError } from './reply.ts';
import { askedDelayMs, type Failure, type Proof, type RetryHints } from './retry.ts';
import type { AnswerHead } from './spool.ts';
import type { TransportProblem } from './transport-failure.ts';

/** What is known about the call beside its failure. */
export type CallFacts = {
  /** Its value is taken out of every text. */
  readonly key: string;
  readonly model: string;
  readonly head: AnswerHead | null;
  /** From the first byte sent; null when none was, or when the answer is read again from disk. */
  readonly elapsedMs: number | null;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** A call whose line broke, before or after it was sent. */
export function failureOfTransport(problem: TransportProblem, facts: CallFacts): Failure {
  const { error, proof } = readProblem(problem);
  return finish({ ...error, detail: problem.detail || undefined }, proof, facts, null);
}

/** An answer that ended without a reply. */
export function failureOfEnd(end: Exclude<ReceiveEnd, { class: 'whole' }>, facts: CallFacts): Failure {
  if (end.class === 'error') return failureOfAnswer(end.error, facts);
  // A redirect, or a refusal whose body says nothing: the status alone has to do.
  const status = facts.head?.status ?? 200;
  if (status >= 300) return failureOfAnswer({ ...SILENT, status }, facts);
  if (end.class === 'malformed') return finish({ kind: 'answer-unusable', reason: end.reason }, 'maybe', facts, null);
  const streamed = end.previews > 0 || facts.head?.contentType?.includes('event-stream') === true;
  return finish(uncertain(streamed ? 'stream-cut' : 'connection-lost'), 'maybe', facts, null);
}

const SILENT: Omit<WireError, 'status'> = {
  type: null,
  code: null,
  param: null,
  message: '',
  moderation: null,
  requestId: null,
  midStream: false,
  previews: 0,
  html: false,
};

/**
 * A whole answer without a picture. In words it is paid for: the model thought and wrote (api.md §3). Without a word
 * nobody knows what it stands for (api.md §6.1, "0 images").
 */
export function failureOfEmptyReply({ text }: Reply, facts: CallFacts): Failure {
  const isEmpty = text === null || text.trim() === '';
  return finish(
    isEmpty ? { kind: 'answer-unusable', reason: 'empty' } : { kind: 'no-image', text },
    'maybe',
    facts,
    null,
  );
}

/** The answer could not be kept; null when `cause` is no system error. */
export function failureOfDisk(cause: unknown, facts: CallFacts): Failure | null {
  const error = diskError(cause, 'data');
  return error && finish(error, 'maybe', facts, null);
}

/** Something that stopped the call before it began, such as an input that can't be read. */
export const failureBefore = (error: AppError, proof: Proof, facts: CallFacts): Failure =>
  finish(error, proof, facts, null);

function failureOfAnswer(wire: WireError, facts: CallFacts): Failure {
  const { head } = facts;
  const { error, proof } = readRefusal(wire, facts.model);
  const hints: RetryHints = {
    retryAfter: head?.retryAfter ?? null,
    retryAfterMs: head?.retryAfterMs ?? null,
    shouldRetry: head?.shouldRetry ?? null,
    message: wire.message,
  };
  const told = { ...withRetryAt(error, hints, facts.now), detail: wire.message || undefined };
  // A status that came before a stream went wrong stands for nothing.
  const status = wire.midStream ? null : wire.status;
  return { ...finish(told, proof, facts, wire.requestId), status, hints };
}

function withRetryAt(error: AppError, hints: RetryHints, now: number): AppError {
  if (error.kind !== 'rate-limited') return error;
  const delayMs = askedDelayMs(hints, now);
  // Beyond what a date can hold, the service says nothing useful.
  return delayMs === null || delayMs > 1e12 ? error : { ...error, retryAt: new Date(now + delayMs).toISOString() };
}

function finish(error: AppError, proof: Proof, facts: CallFacts, bodyRequestId: string | null): Failure {
  const requestId = facts.head?.requestId ?? bodyRequestId;
  const told: AppError = {
    ...error,
    ...(requestId === null ? {} : { requestId }),
    ...(facts.elapsedMs === null ? {} : { elapsedMs: facts.elapsedMs }),
  };
  return {
    error: redactAll(withoutUndefined(told), facts.key),
    proof,
    status: facts.head?.status ?? null,
    hints: null,
  };
}

function withoutUndefined(error: AppError): AppError {
  const { detail, ...rest } = error;
  return detail === undefined ? rest : error;
}

const uncertain = (cause: UncertainCause): AppError => ({ kind: 'uncertain', cause, status: null });

/** No route at all, rather than no answer: the computer is not connected. */
const OFFLINE_CODES = ['ENETUNREACH', 'ENETDOWN', 'EAI_AGAIN'];

function readProblem({ reason, code, sent }: TransportProblem): { error: AppError; proof: Proof } {
  switch (reason) {
    case 'connect':
      return {
        error: OFFLINE_CODES.includes(code) ? { kind: 'offline' } : { kind: 'unreachable', code },
        proof: 'not-sent',
      };
    case 'connect-timeout':
      return { error: { kind: 'timed-out', phase: 'connect' }, proof: 'not-sent' };
    case 'proxy':
      return { error: { kind: 'proxy-failed', code }, proof: 'not-sent' };
    case 'upload-stalled':
      // We never sent the end of the body, so there is no request to bill.
      return { error: { kind: 'timed-out', phase: 'upload' }, proof: 'not-billed' };
    case 'stopped':
      return { error: uncertain('stopped-by-you'), proof: sent ? 'maybe' : 'not-sent' };
    case 'lost':
      return { error: uncertain('connection-lost'), proof: 'maybe' };
    case 'silent':
      return { error: uncertain('silent'), proof: 'maybe' };
    default:
      return assertNever(reason);
  }
}

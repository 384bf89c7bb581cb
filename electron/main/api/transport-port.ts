import type { BodyPlan } from './encode-request.ts';
import type { AnswerHead } from './spool.ts';

export type TransportCall = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: BodyPlan;
  readonly signal: AbortSignal;
  /** Bytes of the body handed to the network so far; first called when the first of them leave. */
  readonly onSent: (bytes: number) => void;
};

export type TransportAnswer = {
  readonly head: AnswerHead;
  /** Throws a TransportFailure when the line breaks. Reading no further holds the sender back. */
  readonly body: AsyncIterable<Uint8Array>;
  firstByteSent(): boolean;
  /** Why the body ended early; null when it didn't. */
  failure(): Error | null;
  /** Must be called once the answer is of no more use. */
  close(): void;
};

/**
 * One POST on a socket of its own, never repeated: a reused connection that dies would leave open whether the request
 * was seen, and some network stacks then send it again by themselves. Redirects are answers like any other.
 * @throws TransportFailure when no answer came; AppFailure when an input of the body can't be read.
 */
export type Transport = (call: TransportCall) => Promise<TransportAnswer>;

/** In milliseconds (api.md §6.2). The service may be silent for minutes, so nothing else ends a call. */
export type TimeLimits = {
  readonly connectMs: number;
  /** Without a byte of the body being taken. */
  readonly uploadStallMs: number;
  /** Without a byte of the answer. */
  readonly silenceMs: number;
};

export const TIME_LIMITS: TimeLimits = { connectMs: 10_000, uploadStallMs: 60_000, silenceMs: 30 * 60_000 };

import type { AppError } from '../../../shared/app-error.ts';
import type { WaitReason } from '../../../shared/job.ts';
import type { Usage } from '../../../shared/usage.ts';
import { type CallFacts, failureOfDisk, failureOfEmptyReply, failureOfEnd } from './api-failure.ts';
import { readSpool } from './read-spool.ts';
import { redact } from './redact.ts';
import type { ReceivedImage, ReceiveEnd, Reply, ReplyEvent } from './reply.ts';
import { decideRetry, type Failure, type RetryOptions } from './retry.ts';
import { readHead } from './spool.ts';

/** How one sending ended. */
export type CallOutcome =
  | {
      readonly type: 'reply';
      readonly reply: Reply;
      readonly requestId: string | null;
      /** From the first byte sent to the whole answer; null when it was read again from disk. */
      readonly elapsedMs: number | null;
      /** ISO, when its first byte came; null when the spool doesn't know. */
      readonly cameAt: string | null;
    }
  /** May go again by itself (api.md §6.1). */
  | { readonly type: 'unsent'; readonly error: AppError; readonly afterMs: number; readonly why: WaitReason }
  /** Over; `chargeOf(error)` says what it cost. `sent`: a byte of it may have left. `usage`: of an answer without a picture. */
  | { readonly type: 'failed'; readonly error: AppError; readonly sent: boolean; readonly usage?: Usage | null }
  /** It may have been made and charged. */
  | { readonly type: 'uncertain'; readonly error: AppError; readonly lastPreview: ReceivedImage | null }
  /** Stopped by the caller before a byte left. */
  | { readonly type: 'stopped'; readonly sent: false };

/** Everything one answer gave, from the network or from the spool. */
export type Received = {
  readonly reply: Reply | null;
  readonly lastPreview: ReceivedImage | null;
  readonly end: ReceiveEnd;
};

/** Collects an answer to its end; previews are told as they come. */
export async function collect(
  events: AsyncGenerator<ReplyEvent, ReceiveEnd>,
  onPreview: (preview: Extract<ReplyEvent, { type: 'preview' }>) => void,
): Promise<Received> {
  let reply: Reply | null = null;
  let lastPreview: ReceivedImage | null = null;
  for (;;) {
    const step = await events.next();
    if (step.done) return { reply, lastPreview, end: step.value };
    if (step.value.type === 'reply') ({ reply } = step.value);
    else {
      lastPreview = step.value.image;
      onPreview(step.value);
    }
  }
}

/** A reply counts whatever came after it: what it holds is paid for. */
export function outcomeOfReply(reply: Reply, facts: CallFacts): CallOutcome {
  if (reply.images.length === 0) {
    const outcome = outcomeOfFailure(failureOfEmptyReply(reply, facts), null);
    return outcome.type === 'failed' ? { ...outcome, usage: reply.usage } : outcome;
  }
  const clean = (text: string): string => redact(text, facts.key);
  return {
    type: 'reply',
    reply: {
      ...reply,
      text: reply.text === null ? null : clean(reply.text),
      parts: reply.parts.map((part) => (part.type === 'text' ? { ...part, text: clean(part.text) } : part)),
    },
    requestId: facts.head?.requestId ?? null,
    elapsedMs: facts.elapsedMs,
    cameAt: facts.head?.receivedAt ?? null,
  };
}

export type RetryTerms = {
  readonly attempt: number;
  readonly options: RetryOptions;
  readonly now: number;
  readonly random: number;
};

/** Without terms nothing goes again by itself. */
export function outcomeOfFailure(
  failure: Failure,
  lastPreview: ReceivedImage | null,
  terms: RetryTerms | null = null,
): CallOutcome {
  const { error } = failure;
  const retry = terms && decideRetry({ ...terms, failure });
  if (retry) return { type: 'unsent', error, ...retry };
  return isUncertain(failure)
    ? { type: 'uncertain', error, lastPreview }
    : { type: 'failed', error, sent: failure.proof !== 'not-sent' };
}

/** A refusal after drawing and an answer in words are known ends, although they may have cost something. */
const isUncertain = ({ error, proof }: Failure): boolean =>
  proof === 'maybe' && error.kind !== 'moderation' && error.kind !== 'no-image';

/**
 * "Look again" and recovery: an answer in the spool, judged as when it came, except that nothing goes again by itself.
 * `about.model` is what was asked for. `about.key` is asked only when the answer says something in words: it may wake
 * the keychain.
 */
export async function outcomeOfSpool(
  spoolDir: string,
  about: { readonly key?: () => Promise<string>; readonly model?: string; readonly now?: number } = {},
): Promise<CallOutcome> {
  const head = await readHead(spoolDir);
  const facts = {
    key: '',
    model: about.model ?? '',
    head,
    elapsedMs: null,
    now: about.now ?? (head ? Date.parse(head.receivedAt) : 0),
  };
  try {
    const { reply, lastPreview, end } = await collect(readSpool(spoolDir), () => undefined);
    const inWords = reply ? reply.text !== null : end.class !== 'cut';
    if (inWords && about.key) facts.key = await about.key();
    if (reply) return outcomeOfReply(reply, facts);
    return outcomeOfFailure(failureOfEnd(unfinished(end), facts), lastPreview);
  } catch (cause) {
    const failure = failureOfDisk(cause, facts);
    if (!failure) throw cause;
    return outcomeOfFailure(failure, null);
  }
}

/** `whole` comes with a reply; without one the answer said nothing we can use. */
export const unfinished = (end: ReceiveEnd): Exclude<ReceiveEnd, { class: 'whole' }> =>
  end.class === 'whole' ? { class: 'malformed', reason: 'no reply in it' } : end;

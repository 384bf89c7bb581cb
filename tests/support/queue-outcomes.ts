import type { AppError } from '../../shared/app-error.ts';
import type { CallOutcome } from '../../electron/main/api/call-outcome.ts';
import type { ReceivedImage } from '../../electron/main/api/reply.ts';

export const picture = (file = '/spool/part'): ReceivedImage => ({
  file,
  bytes: 10,
  sha256: 'a'.repeat(64),
  kind: 'png',
  width: 1024,
  height: 1024,
});

/** An answer with one picture that used a thousand output tokens. */
type Answer = Extract<CallOutcome, { type: 'reply' }>;

export const answer = (): Answer => answerOf(null);

/** The same with the moment its first byte came, as its spool knows it. */
export const answerOf = (cameAt: string | null): Answer => ({
  type: 'reply',
  reply: {
    id: 'img-1',
    created: 1,
    applied: { size: null, quality: null, background: null, outputFormat: null },
    images: [picture()],
    places: [0],
    unusable: 0,
    text: null,
    parts: [{ type: 'image', index: 0 }],
    usage: {
      inputTokens: 10,
      outputTokens: 1000,
      totalTokens: 1010,
      inputTextTokens: 10,
      inputImageTokens: 0,
      outputTextTokens: null,
      outputImageTokens: null,
    },
  },
  requestId: 'req-1',
  elapsedMs: 1234,
  cameAt,
});

/** The same answer with further pictures that can't be read. */
export function answerWithUnreadable(unusable: number): CallOutcome {
  const whole = answer();
  return { ...whole, reply: { ...whole.reply, unusable } };
}

/** An answer in words that used this many output tokens. */
export const inWords = (outputTokens: number): CallOutcome => {
  const { usage: counted } = answer().reply;
  const usage = counted && { ...counted, outputTokens };
  return { type: 'failed', error: { kind: 'no-image', text: 'No.' }, sent: true, usage };
};

export const lost = (cause: Extract<AppError, { kind: 'uncertain' }>['cause'], preview = false): CallOutcome => ({
  type: 'uncertain',
  error: { kind: 'uncertain', cause, status: null },
  lastPreview: preview ? picture() : null,
});

export const refused = (error: AppError, sent = true): CallOutcome => ({ type: 'failed', error, sent });

export const slowedDown = (afterMs: number): CallOutcome => ({
  type: 'unsent',
  why: 'rate-limit',
  afterMs,
  error: { kind: 'rate-limited', retryAt: null, quota: false },
});

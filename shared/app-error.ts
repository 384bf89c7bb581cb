import { assertNever } from './result.ts';

/** What a failure means for the money: `maybe` is everything we can't prove either way. */
export type Charge = 'not-charged' | 'maybe-charged' | 'charged';

/** Where a moderation refusal fell (api.md §2.3, `moderation_details`). */
export type ModerationStage = 'input' | 'output' | 'unknown';

/** Why a request ended without a whole answer after its first byte had left. */
export type UncertainCause =
  | 'connection-lost' // the socket died after sending
  | 'stream-cut' // an event stream ended before `completed`
  | 'stopped-by-you' // a person stopped waiting
  | 'app-ended' // the app was killed or quit with the call in flight
  | 'silent' // 30 minutes without a byte (api.md §6.2)
  | 'service-error'; // 5xx, 408, 409, 499, 524: an image may exist (api.md §6.1)

/** A folder or file that a failure is about, in words rather than paths. */
export type Place = 'library' | 'data' | 'input' | 'output';

/** What every failure may carry beside its kind. */
export type ErrorContext = {
  /** The service's `x-request-id`. */
  readonly requestId?: string | undefined;
  /** From the first byte sent to the failure. */
  readonly elapsedMs?: number | undefined;
  /** The service's or the system's own words, key removed. Shown small, never as the message. */
  readonly detail?: string | undefined;
};

/** Every failure a person can meet, as plain data; its words live in shared/words/. */
export type AppError = ErrorContext &
  (
    | { readonly kind: 'key-missing' }
    | { readonly kind: 'key-rejected' }
    | { readonly kind: 'keychain-unavailable' }
    | { readonly kind: 'keychain-locked' }
    | { readonly kind: 'balance' }
    | { readonly kind: 'moderation'; readonly stage: ModerationStage; readonly categories: readonly string[] }
    | { readonly kind: 'request-invalid'; readonly field: string | null; readonly reason: string }
    | { readonly kind: 'model-unavailable'; readonly model: string }
    | { readonly kind: 'too-large' }
    | { readonly kind: 'rate-limited'; readonly retryAt: string | null; readonly quota: boolean }
    | { readonly kind: 'offline' }
    | { readonly kind: 'unreachable'; readonly code: string }
    | { readonly kind: 'proxy-failed'; readonly code: string }
    | { readonly kind: 'timed-out'; readonly phase: 'connect' | 'upload' }
    /** `reason` is `empty` for an answer with neither a picture nor a word, else what is wrong in words. */
    | { readonly kind: 'answer-unusable'; readonly reason: string }
    | { readonly kind: 'no-image'; readonly text: string }
    | { readonly kind: 'uncertain'; readonly cause: UncertainCause; readonly status: number | null }
    | { readonly kind: 'disk-full'; readonly place: Place }
    | { readonly kind: 'folder-gone'; readonly place: Place }
    | { readonly kind: 'no-permission'; readonly place: Place }
    | { readonly kind: 'disk-failed'; readonly place: Place; readonly code: string }
    | { readonly kind: 'input-refused'; readonly name: string; readonly reason: InputProblem }
    | { readonly kind: 'not-found'; readonly what: 'job' | 'asset' | 'input' | 'batch' | 'file' | 'answer' }
    | { readonly kind: 'shelf-full'; readonly most: number }
    | { readonly kind: 'demo-failed' }
    | { readonly kind: 'unexpected'; readonly reference: string }
  );

/** Why a dropped, pasted or picked file can't be used as a picture. */
export type InputProblem =
  | 'empty'
  | 'not-an-image'
  | 'animated'
  | 'truncated'
  | 'too-many-pixels'
  | 'too-heavy'
  | 'too-many'
  | 'unsupported-format'
  | 'unreadable'
  | 'mask-size'
  | 'mask-no-alpha';

/** The only throwable that carries an AppError; caught at dispatch, at run-job and in the terminal. */
export class AppFailure extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.kind);
    this.error = error;
  }
}

export const fail = (error: AppError): never => {
  throw new AppFailure(error);
};

/** What a failure means for the money (api.md §6.1, "What a row becomes"). */
export function chargeOf(error: AppError): Charge {
  switch (error.kind) {
    case 'uncertain':
      return 'maybe-charged';
    case 'moderation':
      return error.stage === 'output' ? 'maybe-charged' : 'not-charged';
    case 'answer-unusable':
      return 'maybe-charged';
    case 'no-image':
      return 'charged';
    case 'disk-full':
    case 'folder-gone':
    case 'no-permission':
    case 'disk-failed':
      return error.place === 'input' || error.place === 'output' ? 'not-charged' : 'maybe-charged';
    case 'key-missing':
    case 'key-rejected':
    case 'keychain-unavailable':
    case 'keychain-locked':
    case 'balance':
    case 'request-invalid':
    case 'model-unavailable':
    case 'too-large':
    case 'rate-limited':
    case 'offline':
    case 'unreachable':
    case 'proxy-failed':
    case 'timed-out':
    case 'input-refused':
    case 'not-found':
    case 'shelf-full':
    case 'demo-failed':
    case 'unexpected':
      return 'not-charged';
    default:
      return assertNever(error);
  }
}

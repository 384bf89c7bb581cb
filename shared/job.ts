import { z } from 'zod';
import { MOST_PARENTS } from './asset.ts';
import type { AppError } from './app-error.ts';
import { GenerationRequest } from './request.ts';
import { assertNever } from './result.ts';
import type { Usage } from './usage.ts';

export type JobId = string;
export type AssetId = string;

/** Why a job isn't being sent yet. */
export type WaitReason =
  | 'rate-limit' // the service said 429
  | 'retry' // never reached the service; trying again
  | 'offline'
  | 'key' // no key, key rejected or keychain locked
  | 'balance' // the account has nothing left to pay with
  | 'disk-space'
  | 'disk-failed'
  | 'library-gone'
  | 'library-denied'; // it is there and can't be written

/** `unreadable` of its pictures are none this app can read: their raw answer is kept. Absent means none. */
type DoneState = {
  readonly status: 'done';
  readonly assets: readonly AssetId[];
  readonly at: string;
  readonly unreadable?: number;
};

export type JobState =
  | { readonly status: 'queued' }
  | {
      readonly status: 'waiting';
      readonly until: string | null;
      readonly why: WaitReason;
      readonly error: AppError | null;
    }
  | { readonly status: 'sending'; readonly attempt: string; readonly at: string }
  /** `stalled` says why nothing more is read for now; the rest of the answer waits in the socket. */
  | {
      readonly status: 'receiving';
      readonly attempt: string;
      readonly at: string;
      readonly previews: number;
      readonly stalled: AppError | null;
    }
  /** All there will be of the answer is in the spool. `stalled`: why it isn't saved. `earlier`: what it gave before. */
  | {
      readonly status: 'received';
      readonly attempt: string;
      readonly stalled: AppError | null;
      readonly earlier?: DoneState;
    }
  | DoneState
  | { readonly status: 'failed'; readonly error: AppError; readonly at: string }
  | { readonly status: 'cancelled'; readonly at: string }
  /** `draft` is the last preview kept when the stream died. */
  | { readonly status: 'uncertain'; readonly error: AppError; readonly draft: AssetId | null; readonly at: string };

export type JobStatus = JobState['status'];

export type JobEvent =
  | { readonly type: 'held'; readonly until: string | null; readonly why: WaitReason; readonly error: AppError | null }
  | { readonly type: 'released' }
  /** Written before the first byte leaves. */
  | { readonly type: 'sent'; readonly attempt: string; readonly at: string }
  | { readonly type: 'answering' }
  | { readonly type: 'preview' }
  /** Provably not billed (api.md §6.1): may go again by itself. */
  | { readonly type: 'unsent'; readonly until: string; readonly why: WaitReason; readonly error: AppError | null }
  | { readonly type: 'received' }
  /** The answer can't be kept where it belongs; null: it goes on. */
  | { readonly type: 'stalled'; readonly error: AppError | null }
  | {
      readonly type: 'saved';
      readonly assets: readonly AssetId[];
      readonly at: string;
      readonly unreadable?: number;
    }
  | { readonly type: 'failed'; readonly error: AppError; readonly at: string }
  | { readonly type: 'lost'; readonly error: AppError; readonly draft: AssetId | null; readonly at: string }
  /** `inDoubt`: an earlier attempt may have been charged; the journal knows. */
  | { readonly type: 'cancelled'; readonly at: string; readonly inDoubt?: boolean }
  /** The process that owned the job is gone; `whole` = its spool holds a complete answer, or can't be read yet. */
  | { readonly type: 'owner-died'; readonly whole: boolean; readonly at: string }
  /** A person pressed "send again" or "retry". */
  | { readonly type: 'asked-again' }
  /** A person pressed "look again" and the spool turned out to be whole. */
  | { readonly type: 'found-whole'; readonly attempt: string };

/** The whole life of a job. An event that comes too late changes nothing. */
export function advance(state: JobState, event: JobEvent): JobState {
  switch (state.status) {
    case 'queued':
    case 'waiting':
      return beforeSending(state, event);
    case 'sending':
    case 'receiving':
      return inFlight(state, event);
    case 'received':
      return afterAnswer(state, event);
    case 'done':
      return event.type === 'found-whole' && unreadableOf(state) > 0 ? { ...foundWhole(event), earlier: state } : state;
    case 'failed':
    case 'cancelled':
    case 'uncertain':
      return ended(state, event);
    default:
      return assertNever(state);
  }
}

type Of<S extends JobStatus> = Extract<JobState, { status: S }>;

function beforeSending(state: Of<'queued' | 'waiting'>, event: JobEvent): JobState {
  switch (event.type) {
    case 'held':
      return { status: 'waiting', until: event.until, why: event.why, error: event.error };
    case 'released':
    case 'owner-died':
      return { status: 'queued' };
    case 'sent':
      return { status: 'sending', attempt: event.attempt, at: event.at };
    case 'failed':
      return { status: 'failed', error: event.error, at: event.at };
    case 'cancelled':
      return cancelled(state, event);
    default:
      return state;
  }
}

function cancelled(
  state: Of<'queued' | 'waiting'>,
  { at, inDoubt }: Extract<JobEvent, { type: 'cancelled' }>,
): JobState {
  if (!inDoubt) return { status: 'cancelled', at };
  const said = state.status === 'waiting' && state.error?.kind === 'uncertain' ? state.error : null;
  return uncertain(said ?? { kind: 'uncertain', cause: 'stopped-by-you', status: null }, at);
}

function inFlight(state: Of<'sending' | 'receiving'>, event: JobEvent): JobState {
  switch (event.type) {
    case 'answering':
      return state.status === 'sending' ? { ...state, status: 'receiving', previews: 0, stalled: null } : state;
    case 'preview':
      return state.status === 'receiving' ? { ...state, previews: state.previews + 1 } : state;
    case 'stalled':
      return state.status === 'receiving' ? { ...state, stalled: event.error } : state;
    case 'unsent':
      return { status: 'waiting', until: event.until, why: event.why, error: event.error };
    case 'received':
      return { status: 'received', attempt: state.attempt, stalled: null };
    case 'failed':
      return { status: 'failed', error: event.error, at: event.at };
    case 'lost':
      return { status: 'uncertain', error: event.error, draft: event.draft, at: event.at };
    case 'cancelled':
      return uncertain({ kind: 'uncertain', cause: 'stopped-by-you', status: null }, event.at);
    case 'owner-died':
      return state.status === 'receiving' && event.whole
        ? { status: 'received', attempt: state.attempt, stalled: null }
        : uncertain({ kind: 'uncertain', cause: 'app-ended', status: null }, event.at);
    default:
      return state;
  }
}

const uncertain = (error: AppError, at: string): JobState => ({ status: 'uncertain', error, draft: null, at });

/** Read a second time, an answer can only give more than it gave before, never take something away. */
function afterAnswer(state: Of<'received'>, event: JobEvent): JobState {
  switch (event.type) {
    case 'saved':
      return state.earlier && (event.unreadable ?? 0) >= unreadableOf(state.earlier) ? state.earlier : done(event);
    case 'stalled':
      return { ...state, stalled: event.error };
    case 'failed':
      return state.earlier ?? { status: 'failed', error: event.error, at: event.at };
    case 'lost':
      return state.earlier ?? { status: 'uncertain', error: event.error, draft: event.draft, at: event.at };
    default:
      return state;
  }
}

const done = ({ assets, at, unreadable }: Extract<JobEvent, { type: 'saved' }>): JobState => ({
  status: 'done',
  assets,
  at,
  ...(unreadable ? { unreadable } : {}),
});

function ended(state: Of<'failed' | 'cancelled' | 'uncertain'>, event: JobEvent): JobState {
  switch (event.type) {
    case 'asked-again':
      return { status: 'queued' };
    case 'found-whole':
      return state.status === 'cancelled' ? state : foundWhole(event);
    default:
      return state;
  }
}

const foundWhole = ({ attempt }: Extract<JobEvent, { type: 'found-whole' }>): Of<'received'> => ({
  status: 'received',
  attempt,
  stalled: null,
});

/** Pictures that were paid for and can't be read. */
export const unreadableOf = (state: JobState): number => (state.status === 'done' ? (state.unreadable ?? 0) : 0);

export const isOver = (state: JobState): boolean =>
  state.status === 'done' || state.status === 'failed' || state.status === 'cancelled' || state.status === 'uncertain';

/** On its way for longer than usual: a person may stop waiting, and nothing else ends it before long (api.md §6.2). */
export const isSlow = ({ state, usualMs }: Pick<JobView, 'state' | 'usualMs'>, nowMs: number): boolean =>
  (state.status === 'sending' || state.status === 'receiving') && nowMs - Date.parse(state.at) > usualMs;

export const isInFlight = (state: JobState): boolean =>
  state.status === 'sending' || state.status === 'receiving' || state.status === 'received';

/** What `queue.add` takes for each job. */
export const NewJob = z.object({
  request: GenerationRequest,
  /** Tells apart wanted repetitions of one recipe. */
  repetition: z.int().min(0).default(0),
  /** Assets this picture comes from: "edit this", "vary", a draft made final. */
  parents: z.array(z.string()).max(MOST_PARENTS).default([]),
});
export type NewJob = z.infer<typeof NewJob>;

/** A job as the back end knows it. Money in micro-dollars, times UTC ISO. */
export type Job = {
  readonly id: JobId;
  /** Order of adding; jobs of one press share `createdAt`. */
  readonly position: number;
  readonly createdAt: string;
  /** Pressed by hand goes before batch. */
  readonly origin: 'hand' | 'batch';
  readonly groupId: string | null;
  readonly batchName: string | null;
  /** Bound when added: a job of the demo service never goes to the real one. */
  readonly demo: boolean;
  readonly request: GenerationRequest;
  readonly repetition: number;
  readonly parents: readonly AssetId[];
  readonly state: JobState;
  /** Attempts journaled as sending. */
  readonly sent: number;
  /** Attempts that ended and may have been charged, as far as is known today. */
  readonly doubts: number;
  readonly estimateMicros: number | null;
  readonly usage: Usage | null;
  readonly costMicros: number | null;
  readonly requestId: string | null;
  /** From sending to the whole answer. */
  readonly elapsedMs: number | null;
};

/** A job as the window sees it: light enough to send thousands. */
export type JobView = Omit<Job, 'request'> & {
  /** What one attempt may cost at most, in micro-dollars (`atMostMicros`); null when no price is known. */
  readonly mostMicros: number | null;
  readonly model: string;
  /** The first 240 characters. */
  readonly promptStart: string;
  readonly size: string;
  readonly count: number;
  readonly previewsAsked: number;
  readonly hasMask: boolean;
  /** On its way for longer than this it is slower than usual. */
  readonly usualMs: number;
  readonly referenceCount: number;
  /** Version of the newest preview, for `/preview/<job>/<n>`; 0 when there is none. */
  readonly previewsSeen: number;
  /** Some of its pictures aren't in the library, and what arrived is kept as it came. */
  readonly hasAnswer: boolean;
};

import type { AppError } from '../../../shared/app-error.ts';
import type { JobView } from '../../../shared/job.ts';
import { isInFlight, isSlow, unreadableOf } from '../../../shared/job.ts';
import { findModel } from '../../../shared/models.ts';
import { parseSize } from '../../../shared/size.ts';
import { describeError, stallWord } from '../../../shared/words/describe-error.ts';
import { duration, exactTime, pixels, took } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import type { StateTone } from '../../ui/badge.tsx';

export const modelWords = (job: JobView): string => findModel(job.model)?.label ?? job.model;

/** Size first, then what is out of the ordinary. */
export function parameterWords({ size, count, hasMask, referenceCount }: JobView): string {
  const parsed = parseSize(size);
  const parts = [parsed ? pixels(parsed) : say('queue.size-auto')];
  if (count > 1) parts.push(say('queue.pictures', { count }));
  if (hasMask) parts.push(say('queue.with-mask'));
  else if (referenceCount > 0) parts.push(say('queue.references', { count: referenceCount }));
  return parts.join(' · ');
}

export type StateWords = {
  readonly tone: StateTone;
  readonly text: string;
  /** 0 to 1, from the previews that came; null when nothing is known. */
  readonly progress: number | null;
};

export type StateFacts = {
  readonly isNext: boolean;
  readonly isPaused: boolean;
  /** Until when it waits only to keep the pace. */
  readonly pacedUntil: string | null;
  readonly nowMs: number;
};

/** A job's state by word, with the reason when it stands still. */
export function stateWords(job: JobView, facts: StateFacts): StateWords {
  const { state } = job;
  const word = say(`status.${state.status}`);
  switch (state.status) {
    case 'queued':
      return { tone: 'waiting', text: queuedWords(facts), progress: null };
    case 'waiting':
      return { tone: 'waiting', text: waitWords(state, word, facts.nowMs), progress: null };
    case 'sending':
      return { tone: 'running', text: onItsWay(job, facts.nowMs), progress: null };
    case 'receiving':
    case 'received':
      if (state.stalled) return { tone: 'waiting', text: stalledWords(state.stalled, word), progress: null };
      return {
        tone: 'running',
        text: onItsWay(job, facts.nowMs),
        progress: state.status === 'receiving' ? progressOf(job) : null,
      };
    case 'done':
      return doneWords(unreadableOf(state), word);
    case 'failed':
      return { tone: 'failed', text: failedWords(state.error), progress: null };
    case 'uncertain':
      return { tone: 'uncertain', text: word, progress: null };
    case 'cancelled':
      return { tone: 'off', text: word, progress: null };
    default:
      return state satisfies never;
  }
}

function onItsWay(job: JobView, nowMs: number): string {
  const word = say(`status.${job.state.status}`);
  return isSlow(job, nowMs) ? say('queue.slow', { word }) : word;
}

const doneWords = (unreadable: number, word: string): StateWords =>
  unreadable === 0
    ? { tone: 'done', text: word, progress: null }
    : { tone: 'uncertain', text: say('queue.done-unreadable', { word, count: unreadable }), progress: null };

const stalledWords = (error: AppError, word: string): string => say('queue.stalled', { word, why: stallWord(error) });

const failedWords = (error: AppError): string =>
  error.kind === 'moderation' ? say('queue.refused') : describeError(error).title;

function queuedWords({ isNext, isPaused, pacedUntil }: StateFacts): string {
  if (isPaused) return say('queue.paused');
  if (isNext && pacedUntil !== null) return say('queue.paced', { time: exactTime(pacedUntil) });
  return say(isNext ? 'queue.next' : 'queue.queued');
}

function waitWords(
  { until, why }: Extract<JobView['state'], { status: 'waiting' }>,
  word: string,
  nowMs: number,
): string {
  const left = until === null ? 0 : Date.parse(until) - nowMs;
  return left > 0
    ? say('queue.wait-until', { word, left: duration(left), why: say(`wait.short.${why}`) })
    : say('queue.wait', { word, why: say(`wait.${why}`) });
}

/** Previews are the only measure there is. */
function progressOf({ previewsAsked, previewsSeen }: JobView): number | null {
  return previewsAsked === 0 ? null : Math.min(1, previewsSeen / (previewsAsked + 1));
}

/** How long it has been on its way, or was; nothing for a job that is still to be sent, or wasn't. */
export function timeWords({ state, elapsedMs }: JobView, nowMs: number): string {
  if (isInFlight(state) && 'at' in state) return duration(Math.max(0, nowMs - Date.parse(state.at)));
  return elapsedMs === null || state.status === 'waiting' ? '' : took(elapsedMs);
}

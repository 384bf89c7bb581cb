import type { AppError } from '../../../shared/app-error.ts';
import { type Asset, previewUrl, thumbUrl } from '../../../shared/asset.ts';
import { isOver, type JobView, unreadableOf } from '../../../shared/job.ts';
import { parseSize, type Size } from '../../../shared/size.ts';
import { clockTime, duration, exactTime, paid } from '../../../shared/words/format.ts';
import { say, type WordKey } from '../../../shared/words/say.ts';
import type { Gone } from '../../mirror/library.ts';
import { type FilmCardProps, filmCardWidth } from '../../ui/film-card.tsx';

/** Until a job has ended its card keeps this width, so neither preview nor clock moves a neighbour. */
const RUNNING_WIDTH = 108;
const UNKNOWN: Size = { width: 3, height: 2 };

export type FilmFacts = {
  readonly job: JobView;
  /** The first picture it has; null without one, or with none left in the library. */
  readonly first: string | null;
  /** That picture, once it is known. */
  readonly asset: Asset | null;
  /** 1 for the job that is sent next; null while it isn't queued. */
  readonly place: number | null;
  readonly isPaused: boolean;
  /** Until when it waits only to keep the pace. */
  readonly pacedUntil: string | null;
  readonly nowMs: number;
};

type Face = Pick<
  FilmCardProps,
  'label' | 'picture' | 'state' | 'caption' | 'secondary' | 'mark' | 'demoMark' | 'isMasked' | 'progress'
> & { readonly results: number; readonly boxWidth?: number };

/** Everything a card shows of a job. */
export function filmFace(facts: FilmFacts): Face {
  const { job } = facts;
  const { caption, secondary, state } = wordsOf(facts);
  const results = job.state.status === 'done' ? job.state.assets.length : 1;
  const running = isOver(job.state) ? {} : { boxWidth: RUNNING_WIDTH, progress: progressOf(job) };
  const details = [secondary, results > 1 && say('filmstrip.results', { count: results })];
  if (job.hasMask) details.push(say('filmstrip.with-mask'));
  return {
    label: say('filmstrip.label', {
      state: caption,
      prompt: job.promptStart,
      detail: details.filter(Boolean).join(', ') || 'none',
    }),
    picture: pictureOf(facts),
    state,
    caption,
    secondary,
    mark: markOf(facts),
    demoMark: job.demo && isOver(job.state) ? say('filmstrip.demo') : undefined,
    isMasked: job.hasMask,
    results,
    ...running,
  };
}

/** Width of its card in pixels: what the strip is laid out by. */
export function filmWidth({ job, first, asset }: Pick<FilmFacts, 'job' | 'first' | 'asset'>): number {
  if (!isOver(job.state)) return RUNNING_WIDTH;
  return filmCardWidth(first === null ? null : sizeOf(job, asset));
}

/** The first picture of a finished job that is still in the library; null when there is none. */
export function firstPicture({ state }: JobView, gone: Gone): string | null {
  if (state.status === 'done') return state.assets.find((id) => !gone.has(id)) ?? null;
  return state.status === 'uncertain' && state.draft !== null && !gone.has(state.draft) ? state.draft : null;
}

const sizeOf = (job: JobView, asset: Asset | null): Size => asset ?? parseSize(job.size) ?? UNKNOWN;

function pictureOf({ job, first, asset }: FilmFacts): FilmCardProps['picture'] {
  const size = sizeOf(job, asset);
  if (first) return { src: thumbUrl(first), alt: '', width: size.width, height: size.height };
  if (isOver(job.state) || job.previewsSeen === 0) return null;
  return { src: previewUrl(job.id, job.previewsSeen), alt: '', width: size.width, height: size.height };
}

function markOf({ job, first }: FilmFacts): string | undefined {
  if (job.state.status === 'uncertain' && first) return say('filmstrip.draft');
  if (isOver(job.state) || job.previewsSeen === 0) return undefined;
  const seen = Math.min(job.previewsSeen, job.previewsAsked);
  return say('filmstrip.preview', { seen, asked: job.previewsAsked });
}

/** Previews are the only measure of how far a picture has come: undefined without them. */
function progressOf(job: JobView): number | undefined {
  if (job.previewsAsked === 0 || job.previewsSeen === 0) return undefined;
  return Math.min(1, job.previewsSeen / (job.previewsAsked + 1));
}

type Words = {
  readonly caption: string;
  readonly secondary?: string | undefined;
  readonly state: NonNullable<FilmCardProps['state']>;
};

function wordsOf({ job, first, place, isPaused, pacedUntil, nowMs }: FilmFacts): Words {
  const { state } = job;
  const word = say(`status.${state.status}`);
  switch (state.status) {
    case 'queued':
      return { caption: word, secondary: placeWord(place, isPaused, pacedUntil), state: 'waiting' };
    case 'waiting': {
      const left = state.until === null ? 0 : Date.parse(state.until) - nowMs;
      return {
        caption: word,
        secondary: left > 0 ? duration(left) : say(`wait.short.${state.why}`),
        state: 'waiting',
      };
    }
    case 'sending':
      return { caption: word, secondary: sinceWord(state.at, nowMs), state: 'generating' };
    case 'receiving':
      if (state.stalled) return { caption: word, secondary: stallWord(state.stalled), state: 'waiting' };
      return {
        caption: word,
        secondary: sinceWord(state.at, nowMs),
        state: 'generating',
      };
    case 'received':
      if (state.stalled) return { caption: word, secondary: stallWord(state.stalled), state: 'waiting' };
      return { caption: word, state: 'generating' };
    case 'done':
      return {
        caption: clockTime(state.at),
        secondary: first === null ? say('filmstrip.trashed') : (unreadWord(state) ?? priceOf(job)),
        state: 'still',
      };
    case 'failed': {
      const what = state.error.kind === 'moderation' ? say('filmstrip.refused') : word;
      return { caption: what, secondary: clockTime(state.at), state: 'failed' };
    }
    case 'uncertain':
      return { caption: word, secondary: clockTime(state.at), state: 'uncertain' };
    case 'cancelled':
      return { caption: word, secondary: clockTime(state.at), state: 'still' };
    default:
      return state satisfies never;
  }
}

const sinceWord = (at: string, nowMs: number): string => duration(Math.max(0, nowMs - Date.parse(at)));

/** As short as the reasons to wait: a card has room for two words. */
const stallWord = ({ kind }: AppError): string => say(STALLS[kind] ?? 'filmstrip.stalled');

const STALLS: Partial<Record<AppError['kind'], WordKey>> = {
  'disk-full': 'wait.short.disk-space',
  'disk-failed': 'wait.short.disk-failed',
  'folder-gone': 'wait.short.library-gone',
  'no-permission': 'wait.short.library-denied',
};

function placeWord(place: number | null, isPaused: boolean, pacedUntil: string | null): string | undefined {
  if (isPaused) return say('filmstrip.paused');
  if (place === null) return undefined;
  if (place === 1 && pacedUntil !== null) return say('filmstrip.paced', { time: exactTime(pacedUntil) });
  return place === 1 ? say('filmstrip.next') : say('filmstrip.place', { place });
}

function unreadWord(state: JobView['state']): string | undefined {
  const count = unreadableOf(state);
  return count === 0 ? undefined : say('filmstrip.unreadable', { count });
}

const priceOf = (job: JobView): string => (job.demo ? say('price.free') : paid(job.costMicros));

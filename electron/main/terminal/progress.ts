import { isOver, type Job, type WaitReason } from '../../../shared/job.ts';
import { previewsOf } from '../../../shared/request.ts';
import { describeError } from '../../../shared/words/describe-error.ts';
import { duration } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say-in-terminal.ts';
import type { CommonOptions } from './open-back-end.ts';

/** Where progress goes: standard error, so that standard output stays clean. */
export type ProgressOutput = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>;

export type Progress = { show(jobs: readonly Job[]): void; end(): void };

const REDRAW_MS = 1000;
/** Columns of a terminal that doesn't say how wide it is. */
const WIDTH = 80;
const BACK_AND_CLEAR = '\r\u001B[2K';

/** A line that changes in place on a terminal; elsewhere a line for each new state, or only for what blocks it. */
export function showProgress(options: Pick<CommonOptions, 'json' | 'quiet'>, output: ProgressOutput): Progress {
  if (output.isTTY && !options.quiet) return liveLine(output);
  return plainLines(output, options.quiet || options.json ? blockedText : progressText);
}

function plainLines(output: ProgressOutput, textOf: typeof progressText): Progress {
  let last = '';
  return {
    show(jobs) {
      const text = textOf(jobs, Date.now());
      // Seconds that pass are no news.
      const news = text?.replace(/\d+ s\b/, '') ?? '';
      if (text !== null && news !== last) output.write(`${text}\n`);
      last = news;
    },
    end: () => undefined,
  };
}

function liveLine(output: ProgressOutput): Progress {
  const beganMs = Date.now();
  let current: readonly Job[] = [];
  const draw = () => {
    const nowMs = Date.now();
    const text = progressText(current, nowMs);
    if (text === null) return;
    const line = `${text}  ${duration(nowMs - beganMs)}`;
    output.write(BACK_AND_CLEAR + line.slice(0, Math.max(10, (output.columns || WIDTH) - 1)));
  };
  const timer = setInterval(draw, REDRAW_MS);
  return {
    show(jobs) {
      current = jobs;
      draw();
    },
    end() {
      clearInterval(timer);
      output.write(BACK_AND_CLEAR);
    },
  };
}

/** What is going on, in a few words; null when everything is over. */
export function progressText(jobs: readonly Job[], nowMs: number): string | null {
  const running = jobs.filter((job) => !isOver(job.state));
  const [first] = running.toSorted((a, b) => rank(b) - rank(a));
  if (!first) return null;
  const text = stateText(first, nowMs);
  if (jobs.length === 1) return text;
  return say('terminal.progress-many', { done: jobs.length - running.length, all: jobs.length, text });
}

/** What holds a job up until somebody does something about this machine: worth a line even where only results are wanted. */
function blockedText(jobs: readonly Job[], nowMs: number): string | null {
  const blocked = jobs.find(({ state }) => {
    if (state.status === 'receiving') return state.stalled !== null;
    return state.status === 'waiting' && BLOCKERS.includes(state.why);
  });
  return blocked ? stateText(blocked, nowMs) : null;
}

const BLOCKERS: readonly WaitReason[] = ['offline', 'disk-space', 'disk-failed', 'library-gone', 'library-denied'];

/** The job that is furthest along speaks for all. */
const rank = ({ state }: Job): number =>
  ['queued', 'waiting', 'sending', 'receiving', 'received'].indexOf(state.status);

function stateText(job: Job, nowMs: number): string {
  const { state } = job;
  if (state.status === 'waiting') {
    const seconds = state.until === null ? 0 : Math.max(0, Math.ceil((Date.parse(state.until) - nowMs) / 1000));
    return say('terminal.progress-waiting', { seconds, why: say(`wait.${state.why}`) });
  }
  if (state.status === 'receiving' && state.stalled) {
    const { title, what, next } = describeError(state.stalled);
    return `${title}. ${what} ${next}`;
  }
  if (state.status === 'receiving' && state.previews > 0)
    return say('terminal.progress-preview', { seen: state.previews, asked: previewsOf(job.request) });
  return say('terminal.progress', { state: say(`status.${state.status}`) });
}

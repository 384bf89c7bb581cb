import { create } from 'zustand';
import type { Asset } from '../../../shared/asset.ts';
import type { JobView } from '../../../shared/job.ts';
import { call } from '../../bridge.ts';
import { useQueue } from '../../mirror/queue.ts';

/** Lists carry this many characters of a prompt; a longer one is read whole when it is chosen. */
const START_LENGTH = 240;
const MOST_ENTRIES = 50;
const PICTURES_READ = 200;

/** A prompt sent before: how it begins, and where the whole of it is kept. */
export type PastPrompt = {
  readonly start: string;
  readonly at: string;
  readonly source: { readonly kind: 'job' | 'asset'; readonly id: string };
};

export const usePromptHistory = create<{ readonly past: readonly PastPrompt[] }>()(() => ({ past: [] }));

/** Newest first, each prompt once. */
export function pastPrompts(jobs: readonly JobView[], assets: readonly Asset[]): readonly PastPrompt[] {
  const all = [
    ...jobs.map(
      ({ id, promptStart, createdAt }): PastPrompt => ({
        start: promptStart,
        at: createdAt,
        source: { kind: 'job', id },
      }),
    ),
    ...assets.map(
      ({ id, promptStart, createdAt }): PastPrompt => ({
        start: promptStart,
        at: createdAt,
        source: { kind: 'asset', id },
      }),
    ),
  ].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const seen = new Set<string>();
  const unique = all.filter(({ start }) => start.trim() !== '' && !seen.has(start) && seen.add(start));
  return unique.slice(0, MOST_ENTRIES);
}

/** Main owns what was sent: this session's jobs and the library's pictures are the history. */
export async function historyRead(): Promise<readonly PastPrompt[]> {
  const page = await call('library.page', { words: '', limit: PICTURES_READ, cursor: null });
  const past = pastPrompts(Object.values(useQueue.getState().jobs), page.ok ? page.value.assets : []);
  usePromptHistory.setState({ past });
  return past;
}

/** The whole prompt; what is gone meanwhile is given as far as it is known. */
export async function wholePrompt({ start, source }: PastPrompt): Promise<string> {
  if (start.length < START_LENGTH) return start;
  if (source.kind === 'job') {
    const job = await call('queue.job', { id: source.id });
    return job.ok ? job.value.request.prompt : start;
  }
  const detail = await call('library.read', { id: source.id });
  return (detail.ok && detail.value.recipe?.request.prompt) || start;
}

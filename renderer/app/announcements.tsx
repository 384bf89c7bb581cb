import { useEffect, useState } from 'react';
import type { JobView } from '../../shared/job.ts';
import { describeError } from '../../shared/words/describe-error.ts';
import { say } from '../../shared/words/say.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { watchEndedJobs } from './ended-jobs.ts';

const START_LENGTH = 60;

/** Several jobs that end together are told apart from a flood by one sentence. */
export function announcementOf(jobs: readonly JobView[]): string {
  const words = jobs.map(wordsOf);
  const [first = ''] = words;
  return words.length > 1 ? say('app.say.several', { count: words.length, words: first }) : first;
}

function wordsOf({ state, promptStart }: JobView): string {
  const prompt = promptStart.slice(0, START_LENGTH);
  if (state.status === 'done') return say('app.say.done', { count: state.assets.length, prompt });
  const title =
    state.status === 'failed' || state.status === 'uncertain'
      ? describeError(state.error).title
      : say(`status.${state.status}`);
  return say('app.say.ended', { title, prompt });
}

/** Read out politely: what ended and how. Previews and steps in between are not worth an interruption. */
export function Announcements() {
  const [text, setText] = useState('');
  useEffect(() => watchEndedJobs((jobs) => setText(announcementOf(jobs))), []);
  return (
    <VisuallyHidden>
      <output aria-live="polite" aria-atomic="true">
        {text}
      </output>
    </VisuallyHidden>
  );
}

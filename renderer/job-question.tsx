import { useEffect } from 'react';
import type { JobView } from '../shared/job.ts';
import { money } from '../shared/words/format.ts';
import { say } from '../shared/words/say.ts';
import { canStop, questionAnswered, questionClosed, type Question, useQuestion } from './job-wishes.ts';
import { useQueue } from './mirror/queue.ts';
import { ConfirmDialog } from './ui/dialog.tsx';

/** Asked before money may be lost or spent twice; stands once in the window. It goes by itself when there is nothing left to stop. */
export function JobQuestion() {
  const question = useQuestion((state) => state.question);
  const isMoot = useQueue(({ jobs }) => question !== null && isAnswered(question, jobs));
  useEffect(() => {
    if (isMoot) questionClosed();
  }, [isMoot]);
  if (!question || isMoot) return null;
  const isStop = question.kind === 'stop';
  const values = { count: question.jobs.length, price: priceOf(question) };
  return (
    <ConfirmDialog
      isOpen
      isDanger
      onOpenChange={(isOpen) => !isOpen && questionClosed()}
      title={say(isStop ? 'job.stop-title' : 'job.again-title', values)}
      confirmLabel={say(isStop ? 'job.stop' : 'job.send-again')}
      cancelLabel={say(isStop ? 'job.stop-cancel' : 'job.again-cancel')}
      onConfirm={() => questionAnswered(question)}
    >
      {say(isStop ? 'job.stop-text' : 'job.again-text', values)}
    </ConfirmDialog>
  );
}

const isAnswered = ({ kind, jobs }: Question, known: Readonly<Record<string, JobView>>): boolean =>
  kind === 'stop' &&
  jobs.every(({ id }) => {
    const job = known[id];
    return job !== undefined && !canStop(job);
  });

/** What all of them may cost together; unknown when one of them is. */
function priceOf({ jobs }: Question): string {
  let most: number | null = 0;
  for (const { mostMicros } of jobs) most = most === null || mostMicros === null ? null : most + mostMicros;
  return most === null ? 'none' : money(most);
}

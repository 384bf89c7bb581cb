import { create } from 'zustand';
import { isInFlight, isOver } from '../shared/job.ts';
import { money } from '../shared/words/format.ts';
import { say } from '../shared/words/say.ts';
import { call } from './bridge.ts';
import { useJob, useQueue } from './mirror/queue.ts';
import { notifyError } from './notices.ts';
import { ConfirmDialog } from './ui/dialog.tsx';

/** The job whose stopping waits for an answer, because it was already sent. */
const useAsked = create<{ readonly jobId: string | null }>()(() => ({ jobId: null }));

/** Cancels what was not sent yet at once; asks first about what was, because stopping may still be charged. */
export function jobCancelled(jobId: string): void {
  const job = useQueue.getState().jobs[jobId];
  if (!job || isOver(job.state)) return;
  if (isInFlight(job.state)) useAsked.setState({ jobId });
  else void cancel(jobId);
}

async function cancel(jobId: string): Promise<void> {
  const answer = await call('queue.cancel', { ids: [jobId] });
  if (!answer.ok) notifyError(answer.error);
}

const questionClosed = (): void => useAsked.setState({ jobId: null });

/** Stands once in the window. It goes by itself when the job ends while the question is open. */
export function CancelQuestion() {
  const jobId = useAsked((asked) => asked.jobId);
  const job = useJob(jobId);
  if (!jobId || !job || !isInFlight(job.state)) return null;
  const most = job.demo || job.mostMicros === null ? 'none' : money(job.mostMicros);
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && questionClosed()}
      isDanger
      title={say('filmstrip.stop.title')}
      confirmLabel={say('filmstrip.stop.confirm')}
      cancelLabel={say('filmstrip.stop.keep')}
      onConfirm={() => void cancel(jobId)}
    >
      {job.demo ? say('charge.demo') : say('filmstrip.stop.money', { most })}
    </ConfirmDialog>
  );
}

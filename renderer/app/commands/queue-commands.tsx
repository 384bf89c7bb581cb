import { isOver } from '../../../shared/job.ts';
import { say } from '../../../shared/words/say.ts';
import { call } from '../../bridge.ts';
import { useQueue } from '../../mirror/queue.ts';
import { notifyError } from '../../notices.ts';
import { overlayOpened } from '../overlay-store.ts';
import { type Deeds, useProvided } from './use-provided.ts';

async function asked(name: 'queue.pause' | 'queue.resume' | 'queue.clearFinished'): Promise<void> {
  const answer = await call(name, undefined);
  if (!answer.ok) notifyError(answer.error);
}

const DEEDS: Deeds<'pause-queue' | 'resume-queue' | 'clear-finished' | 'new-batch'> = {
  'pause-queue': () => void asked('queue.pause'),
  'resume-queue': () => void asked('queue.resume'),
  'clear-finished': () => void asked('queue.clearFinished'),
  'new-batch': () => overlayOpened({ kind: 'batch' }),
};

export function QueueCommands() {
  const isPaused = useQueue(({ paused }) => paused);
  const hasFinished = useQueue(({ jobs }) => Object.values(jobs).some((job) => isOver(job.state)));
  useProvided(DEEDS, {
    'pause-queue': isPaused ? say('app.off.is-paused') : null,
    'resume-queue': isPaused ? null : say('app.off.not-paused'),
    'clear-finished': hasFinished ? null : say('app.off.none-finished'),
  });
  return null;
}

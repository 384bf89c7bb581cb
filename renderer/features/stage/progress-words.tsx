import { isSlow, type JobView } from '../../../shared/job.ts';
import { clockTime, duration, exactTime } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { useNow } from '../../clock.ts';
import { canStop, jobsStopped } from '../../job-wishes.ts';
import { usePacedUntil, useQueue } from '../../mirror/queue.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import styles from './progress-words.module.css';

/** What a job on its way is doing, over the lower edge of the stage, so that it takes no room from the picture. */
export function ProgressWords({ job }: { readonly job: JobView }) {
  const { state } = job;
  const isPaused = useQueue((queue) => queue.paused);
  const pacedUntil = usePacedUntil(job);
  const startedAt = state.status === 'sending' || state.status === 'receiving' ? state.at : null;
  const nowMs = useNow(startedAt !== null);
  const slow = isSlow(job, nowMs);
  return (
    <div className={cx(styles.pill)} data-timed={startedAt !== null || undefined}>
      <output>{slow ? say('stage.progress.slow') : progressText(job, isPaused, pacedUntil)}</output>
      {startedAt !== null && (
        <span className={cx(styles.clock)}>{duration(Math.max(0, nowMs - Date.parse(startedAt)))}</span>
      )}
      {canStop(job) && (
        <Button variant="quiet" onPress={() => jobsStopped([job])}>
          {say(slow ? 'job.stop' : 'job.cancel')}
        </Button>
      )}
    </div>
  );
}

export function progressText(job: JobView, isPaused: boolean, pacedUntil: string | null): string {
  const { state } = job;
  switch (state.status) {
    case 'queued':
      if (!isPaused && pacedUntil !== null) return say('stage.progress.paced', { time: exactTime(pacedUntil) });
      return say('stage.progress.queued', { paused: isPaused ? 'yes' : 'no' });
    case 'waiting': {
      const until = state.until === null ? 'none' : clockTime(state.until);
      return say('stage.progress.waiting', { why: say(`wait.${state.why}`), until });
    }
    case 'sending':
      return say('stage.progress.sending');
    case 'receiving': {
      const seen = Math.min(job.previewsSeen, job.previewsAsked);
      return say('stage.progress.receiving', { asked: seen === 0 ? 0 : job.previewsAsked, seen });
    }
    case 'received':
      return say('stage.progress.received');
    default:
      return say(`status.${state.status}`);
  }
}

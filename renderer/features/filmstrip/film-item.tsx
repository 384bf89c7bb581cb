import { X } from 'lucide-react';
import { memo } from 'react';
import { isOver } from '../../../shared/job.ts';
import { say } from '../../../shared/words/say.ts';
import { useNow } from '../../clock.ts';
import { dragOut } from '../../drag-out.ts';
import { canStop, jobsStopped } from '../../job-wishes.ts';
import { useAsset, useGone } from '../../mirror/library.ts';
import { useJob, usePacedUntil, useQueue } from '../../mirror/queue.ts';
import { jobShown, useShown } from '../../shown.ts';
import { FilmCard } from '../../ui/film-card.tsx';
import { filmFace, firstPicture } from './film-face.ts';

export type FilmItemProps = {
  readonly jobId: string;
  readonly place: number | null;
  readonly isTabStop: boolean;
};

/** One job's card. It listens to its own job only, so a preview of one redraws one. */
export const FilmItem = memo(function FilmItem({ jobId, place, isTabStop }: FilmItemProps) {
  const job = useJob(jobId);
  const gone = useGone();
  const first = job && firstPicture(job, gone);
  const asset = useAsset(first);
  const isPaused = useQueue((queue) => queue.paused);
  const pacedUntil = usePacedUntil(job);
  const isCurrent = useShown(({ shown }) => shown.kind === 'job' && shown.jobId === jobId);
  const nowMs = useNow(job !== null && !isOver(job.state) && job.state.status !== 'queued');
  if (!job) return null;
  const cancel = { label: say('job.cancel'), icon: X, onPress: () => jobsStopped([job]) };
  return (
    <div draggable={first !== null} onDragStart={(event) => dragOut(event, first ? [first] : [])}>
      <FilmCard
        {...filmFace({ job, first, asset, place, isPaused, pacedUntil, nowMs })}
        isCurrent={isCurrent}
        isTabStop={isTabStop}
        onPress={() => jobShown(jobId)}
        {...(canStop(job) && { action: cancel })}
      />
    </div>
  );
});

import { CircleAlert, CircleQuestionMark, Clock, Ellipsis, Loader, Minus, RotateCcw, X } from 'lucide-react';
import { memo } from 'react';
import { previewUrl, thumbUrl } from '../../../shared/asset.ts';
import { isOver, type JobView } from '../../../shared/job.ts';
import { say } from '../../../shared/words/say.ts';
import { useNow } from '../../clock.ts';
import { canSendAgain, canStop, isStalled, jobsSentAgain, jobsStopped, jobsTriedNow } from '../../job-wishes.ts';
import { usePacedUntil, useQueue } from '../../mirror/queue.ts';
import { picturesOf } from '../../shown-picture.ts';
import { StateWord } from '../../ui/badge.tsx';
import { cx } from '../../ui/class-names.ts';
import { FadingImage } from '../../ui/fading-image.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Icon, type IconShape } from '../../ui/icon.tsx';
import { TableCell } from '../../ui/table.tsx';
import { useListedJob } from './job-list.ts';
import { priceWords } from './job-money.ts';
import { modelWords, parameterWords, stateWords, timeWords } from './job-words.ts';
import styles from './queue.module.css';

export type JobRowProps = {
  readonly id: string;
  readonly number: number;
  readonly isNext: boolean;
  readonly hasParameters: boolean;
};

/** The cells of one job. It follows its own job only; the clock ticks only while the job is on its way. */
export const JobCells = memo(function JobCells({ id, number, isNext, hasParameters }: JobRowProps) {
  const job = useListedJob(id);
  const isPaused = useQueue(({ paused }) => paused);
  const pacedUntil = usePacedUntil(job);
  const nowMs = useNow(job !== null && !isOver(job.state) && job.state.status !== 'queued');
  if (!job) return null;
  const state = stateWords(job, { isNext, isPaused, pacedUntil, nowMs });
  const price = priceWords(job);
  return (
    <>
      <TableCell isNumber tone="quiet">
        {number}
      </TableCell>
      <TableCell>
        <JobPicture job={job} />
      </TableCell>
      <TableCell title={job.promptStart}>{job.promptStart}</TableCell>
      <TableCell tone="quiet">{modelWords(job)}</TableCell>
      {hasParameters && <TableCell tone="quiet">{parameterWords(job)}</TableCell>}
      <TableCell title={state.text}>
        <span className={cx(styles.state)}>
          <StateWord tone={state.tone}>{state.text}</StateWord>
          {state.progress !== null && <Progress value={state.progress} />}
        </span>
      </TableCell>
      <TableCell isNumber tone="quiet">
        {timeWords(job, nowMs)}
      </TableCell>
      <TableCell isNumber tone={price.tone}>
        {price.text}
      </TableCell>
      <TableCell>
        <RowButtons job={job} />
      </TableCell>
    </>
  );
});

function Progress({ value }: { readonly value: number }) {
  return (
    <span className={cx(styles.progress)} aria-hidden="true">
      <i style={{ width: `${value * 100}%` }} />
    </span>
  );
}

const GHOSTS: Readonly<Record<JobView['state']['status'], IconShape>> = {
  queued: Clock,
  waiting: Clock,
  sending: Loader,
  receiving: Loader,
  received: Loader,
  done: Minus,
  failed: CircleAlert,
  cancelled: Minus,
  uncertain: CircleQuestionMark,
};

/** The first result, the newest preview, or the state as a sign. */
function JobPicture({ job }: { readonly job: JobView }) {
  const [first] = picturesOf(job);
  const isLive = !isOver(job.state) && job.previewsSeen > 0;
  const src = first ? thumbUrl(first) : isLive ? previewUrl(job.id, job.previewsSeen) : null;
  return (
    <span className={cx(styles.picture)} data-soft={isLive || undefined}>
      {src ? <FadingImage src={src} alt="" /> : <Icon shape={GHOSTS[job.state.status]} />}
    </span>
  );
}

/** The one thing to do beside the menu; the keyboard has Delete and the menu key, so neither is a tab stop. */
function RowButtons({ job }: { readonly job: JobView }) {
  return (
    <span className={cx(styles.buttons)}>
      {isStalled(job) && (
        <IconButton
          icon={RotateCcw}
          label={say('job.try-now')}
          excludeFromTabOrder
          onPress={() => jobsTriedNow([job])}
        />
      )}
      {canStop(job) && (
        <IconButton icon={X} label={say('job.cancel')} excludeFromTabOrder onPress={() => jobsStopped([job])} />
      )}
      {canSendAgain(job) && job.state.status !== 'uncertain' && (
        <IconButton
          icon={RotateCcw}
          label={say('job.try-again')}
          excludeFromTabOrder
          onPress={() => jobsSentAgain([job])}
        />
      )}
      {isOver(job.state) && (
        <IconButton
          icon={Ellipsis}
          label={say('job.menu')}
          excludeFromTabOrder
          onPress={({ target }) => openMenu(target)}
        />
      )}
    </span>
  );
}

/** The menu of the row, as a right click on the button would open it. */
function openMenu(button: Element): void {
  const { left, bottom } = button.getBoundingClientRect();
  button.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, clientX: left, clientY: bottom }));
}

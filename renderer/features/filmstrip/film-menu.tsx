import type { JobView } from '../../../shared/job.ts';
import { say } from '../../../shared/words/say.ts';
import { CommandItem } from '../../command-item.tsx';
import {
  answerShown,
  canForget,
  canLookAgain,
  canSendAgain,
  canShowAnswer,
  canStop,
  canTryNow,
  jobLookedAt,
  jobsForgotten,
  jobsSentAgain,
  jobsStopped,
  jobsTriedNow,
  sendAgainWord,
} from '../../job-wishes.ts';
import { useJob } from '../../mirror/queue.ts';
import { ContextMenu, type ContextMenuProps } from '../../ui/context-menu.tsx';
import { MenuItem, MenuSeparator } from '../../ui/menu.tsx';

type FilmMenuProps = Pick<ContextMenuProps, 'at' | 'onClose'> & { readonly jobId: string | null };

/** What can be done with the job under the pointer; opening the menu has put it on stage, where commands act. */
export function FilmMenu({ jobId, at, onClose }: FilmMenuProps) {
  const job = useJob(jobId);
  if (!job) return null;
  return (
    <ContextMenu label={say('job.menu')} at={at} onClose={onClose}>
      {job.state.status === 'done' && (
        <>
          <CommandItem id="edit-picture" />
          <CommandItem id="use-as-reference" />
          <CommandItem id="pin-picture" />
        </>
      )}
      <CommandItem id="again" />
      <CommandItem id="vary" />
      {job.state.status === 'done' && (
        <>
          <MenuSeparator />
          <CommandItem id="copy-picture" />
          <CommandItem id="save-as" />
          <CommandItem id="reveal" />
        </>
      )}
      <MenuSeparator />
      <JobItems job={job} />
    </ContextMenu>
  );
}

function JobItems({ job }: { readonly job: JobView }) {
  return (
    <>
      {canTryNow(job) && <MenuItem label={say('job.try-now')} onAction={() => jobsTriedNow([job])} />}
      {canStop(job) && <MenuItem label={say('job.cancel')} onAction={() => jobsStopped([job])} />}
      {canSendAgain(job) && <MenuItem label={sendAgainWord(job)} onAction={() => jobsSentAgain([job])} />}
      {canLookAgain(job) && <MenuItem label={say('job.look-again')} onAction={() => void jobLookedAt(job)} />}
      {canShowAnswer(job) && <MenuItem label={say('job.show-answer')} onAction={() => void answerShown(job)} />}
      {canForget(job) && <MenuItem label={say('job.forget')} onAction={() => void jobsForgotten([job])} />}
    </>
  );
}

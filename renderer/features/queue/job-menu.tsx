import { Eraser, FileText, Maximize2, RotateCcw, Search, Send, X } from 'lucide-react';
import { say } from '../../../shared/words/say.ts';
import {
  answerShown,
  canForget,
  canLookAgain,
  canSendAgain,
  canShowAnswer,
  canStop,
  canTryNow,
  isMaybePaid,
  jobLookedAt,
  jobsForgotten,
  jobsSentAgain,
  jobsStopped,
  jobsTriedNow,
} from '../../job-wishes.ts';
import { ContextMenu, type Point } from '../../ui/context-menu.tsx';
import { MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { jobOpened } from './job-actions.ts';
import { listedJobs } from './job-list.ts';
import { chosenJobs } from './row-selection.ts';

type JobMenuProps = { readonly at: Point | null; readonly onClose: () => void };

/** What can be done with the chosen jobs as they are when it opens; what can't isn't there. */
export function JobMenu({ at, onClose }: JobMenuProps) {
  const jobs = at === null ? [] : listedJobs(chosenJobs());
  const [first] = jobs;
  const pays = jobs.some((job) => canSendAgain(job) && isMaybePaid(job));
  return (
    <ContextMenu label={say('job.menu')} at={at} onClose={onClose}>
      {first && (
        <MenuItem icon={Maximize2} label={say('queue.open')} shortcut="Enter" onAction={() => jobOpened(first.id)} />
      )}
      {first && <MenuSeparator />}
      {jobs.some(canTryNow) && (
        <MenuItem icon={RotateCcw} label={say('job.try-now')} onAction={() => jobsTriedNow(jobs)} />
      )}
      {jobs.some(canStop) && <MenuItem icon={X} label={say('job.cancel')} onAction={() => jobsStopped(jobs)} />}
      {jobs.some(canSendAgain) && (
        <MenuItem
          icon={pays ? Send : RotateCcw}
          label={say(pays ? 'job.send-again' : 'job.try-again')}
          onAction={() => jobsSentAgain(jobs)}
        />
      )}
      {first && jobs.length === 1 && canLookAgain(first) && (
        <MenuItem icon={Search} label={say('job.look-again')} onAction={() => void jobLookedAt(first)} />
      )}
      {first && jobs.length === 1 && canShowAnswer(first) && (
        <MenuItem icon={FileText} label={say('job.show-answer')} onAction={() => void answerShown(first)} />
      )}
      {jobs.some(canForget) && (
        <MenuItem icon={Eraser} label={say('job.forget')} onAction={() => void jobsForgotten(jobs)} />
      )}
    </ContextMenu>
  );
}

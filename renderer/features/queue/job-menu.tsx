import { Eraser, Maximize2, RotateCcw, Search, Send, X } from 'lucide-react';
import { say } from '../../../shared/words/say.ts';
import { ContextMenu, type Point } from '../../ui/context-menu.tsx';
import { MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import {
  canCancel,
  canForget,
  canLookAgain,
  canSendAgain,
  isMaybePaid,
  jobOpened,
  jobsCancelled,
  jobsForgotten,
  jobsSentAgain,
  lookedAgain,
} from './job-actions.ts';
import { listedJob } from './job-list.ts';
import { chosenJobs } from './row-selection.ts';

type JobMenuProps = { readonly at: Point | null; readonly onClose: () => void };

/** What can be done with the chosen jobs as they are when it opens; what can't isn't there. */
export function JobMenu({ at, onClose }: JobMenuProps) {
  const ids = at === null ? [] : chosenJobs();
  const jobs = ids.map(listedJob).filter((job) => job !== null);
  const [first] = jobs;
  const pays = jobs.some((job) => canSendAgain(job) && isMaybePaid(job));
  return (
    <ContextMenu label={say('queue.menu')} at={at} onClose={onClose}>
      {first && (
        <MenuItem icon={Maximize2} label={say('queue.open')} shortcut="Enter" onAction={() => jobOpened(first.id)} />
      )}
      {first && <MenuSeparator />}
      {jobs.some(canCancel) && <MenuItem icon={X} label={say('queue.cancel')} onAction={() => jobsCancelled(ids)} />}
      {jobs.some(canSendAgain) && (
        <MenuItem
          icon={pays ? Send : RotateCcw}
          label={say(pays ? 'queue.send-again' : 'queue.retry')}
          onAction={() => jobsSentAgain(ids)}
        />
      )}
      {first && jobs.length === 1 && canLookAgain(first) && (
        <MenuItem icon={Search} label={say('queue.look-again')} onAction={() => void lookedAgain(first.id)} />
      )}
      {jobs.some(canForget) && (
        <MenuItem icon={Eraser} label={say('queue.forget')} onAction={() => jobsForgotten(ids)} />
      )}
    </ContextMenu>
  );
}

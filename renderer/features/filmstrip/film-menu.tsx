import { isOver, type JobView } from '../../../shared/job.ts';
import { describeError } from '../../../shared/words/describe-error.ts';
import { say } from '../../../shared/words/say.ts';
import { call } from '../../bridge.ts';
import { jobCancelled } from '../../cancel-job.tsx';
import { CommandItem } from '../../command-item.tsx';
import { useJob } from '../../mirror/queue.ts';
import { notifyError } from '../../notices.ts';
import { ContextMenu, type ContextMenuProps } from '../../ui/context-menu.tsx';
import { MenuItem, MenuSeparator } from '../../ui/menu.tsx';

type FilmMenuProps = Pick<ContextMenuProps, 'at' | 'onClose'> & { readonly jobId: string | null };

/** What can be done with the job under the pointer; opening the menu has put it on stage, where commands act. */
export function FilmMenu({ jobId, at, onClose }: FilmMenuProps) {
  const job = useJob(jobId);
  if (!job) return null;
  return (
    <ContextMenu label={say('filmstrip.menu')} at={at} onClose={onClose}>
      {job.state.status === 'done' && (
        <>
          <CommandItem id="edit-picture" />
          <CommandItem id="use-as-reference" />
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
      {isOver(job.state) ? (
        <EndedItems job={job} />
      ) : (
        <MenuItem label={say('filmstrip.cancel')} onAction={() => jobCancelled(job.id)} />
      )}
    </ContextMenu>
  );
}

function EndedItems({ job }: { readonly job: JobView }) {
  const resend = resendWord(job);
  return (
    <>
      {resend && <MenuItem label={resend} onAction={() => void jobSentAgain(job.id)} />}
      <MenuItem label={say('filmstrip.forget')} onAction={() => void jobForgotten(job.id)} />
    </>
  );
}

async function jobSentAgain(jobId: string): Promise<void> {
  const answer = await call('queue.sendAgain', { ids: [jobId] });
  if (!answer.ok) notifyError(answer.error);
}

/** Takes a finished job off the strip. Its pictures stay in the library. */
export async function jobForgotten(jobId: string): Promise<void> {
  const answer = await call('queue.forget', { ids: [jobId] });
  if (!answer.ok) notifyError(answer.error);
}

/** Says plainly when sending again pays again; null for what did not fail. */
function resendWord(job: JobView): string | null {
  if (job.state.status !== 'failed' && job.state.status !== 'uncertain') return null;
  return describeError(job.state.error).step === 'send-again'
    ? say('filmstrip.send-again')
    : say('filmstrip.try-again');
}

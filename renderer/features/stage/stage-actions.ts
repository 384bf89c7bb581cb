import type { AppError } from '../../../shared/app-error.ts';
import type { JobView } from '../../../shared/job.ts';
import type { Described, NextStep } from '../../../shared/words/describe-error.ts';
import { took } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { runCommand } from '../../commands.ts';
import { canTryNow, isMaybePaid, jobsForgotten, jobsSentAgain, jobsTriedNow, sendAgainWord } from '../../job-wishes.ts';
import { nothingShown } from '../../shown.ts';

/** Takes a job that ended badly off the strip, and the stage with it. */
export async function shownJobForgotten(job: JobView): Promise<void> {
  await jobsForgotten([job]);
  nothingShown();
}

export type StepAction = { readonly label: string; readonly perform: () => void; readonly paysAgain?: true };

/** The one thing to press for each next step; null where there is only the report to copy. */
export function stepAction(step: NextStep, job: JobView): StepAction | null {
  const vary = () => runCommand('vary');
  switch (step) {
    case 'edit-prompt':
      return { label: say('stage.step.edit-prompt'), perform: vary };
    case 'shrink-references':
      return job.referenceCount === 0
        ? { label: say('stage.step.edit-prompt'), perform: vary }
        : { label: say('stage.step.shrink-references'), perform: () => runCommand('shrink-references') };
    case 'enter-key':
      return { label: say('stage.step.enter-key'), perform: () => runCommand('enter-key') };
    case 'replace-key':
      return { label: say('stage.step.replace-key'), perform: () => runCommand('enter-key') };
    case 'open-settings':
      return { label: say('stage.step.open-settings'), perform: () => runCommand('open-settings') };
    case 'choose-folder':
      return { label: say('stage.step.choose-folder'), perform: () => runCommand('choose-folder') };
    case 'choose-model':
      return { label: say('stage.step.choose-model'), perform: () => vary() && runCommand('choose-model') };
    case 'try-again':
      if (canTryNow(job)) return { label: say('job.try-now'), perform: () => jobsTriedNow([job]) };
      return againAction(job);
    case 'send-again':
      return againAction(job);
    case 'none':
      return null;
    default:
      return step satisfies never;
  }
}

/** The question before paying twice comes by itself. */
const againAction = (job: JobView): StepAction => ({
  label: sendAgainWord(job),
  perform: () => jobsSentAgain([job]),
  ...(isMaybePaid(job) && { paysAgain: true }),
});

/** `…b3e6d4082 · 0:38`: enough to find the request, and how long it had taken. */
export function requestReference(error: AppError, job: JobView): string | undefined {
  const id = error.requestId ?? job.requestId;
  const elapsedMs = error.elapsedMs ?? job.elapsedMs;
  const parts = [id && (id.length > 12 ? `…${id.slice(-9)}` : id), elapsedMs != null && took(elapsedMs)];
  return parts.filter(Boolean).join(' · ') || undefined;
}

/** What to paste into a message to someone who can help: facts, no prompt and no key. */
export function reportOf(error: AppError, job: JobView, words: Described): string {
  const lines = [
    words.title,
    words.what,
    words.money,
    `${say('stage.error.kind')}: ${error.kind}`,
    `${say('field.model')}: ${job.model}`,
    `${say('field.size')}: ${job.size}`,
    `${say('stage.error.request')}: ${error.requestId ?? job.requestId ?? say('stage.error.no-request')}`,
    `${say('stage.error.took')}: ${error.elapsedMs == null ? say('stage.error.no-request') : took(error.elapsedMs)}`,
    `${say('stage.error.job')}: ${job.id}, ${job.createdAt}`,
  ];
  if (error.detail) lines.push(`${say('stage.error.detail')}: ${error.detail}`);
  return lines.join('\n');
}

import { Copy, KeyRound } from 'lucide-react';
import type { AppError } from '../../../shared/app-error.ts';
import { chargeOfJob, isOver, type JobView } from '../../../shared/job.ts';
import { type Described, describeError } from '../../../shared/words/describe-error.ts';
import { say } from '../../../shared/words/say.ts';
import { jobCancelled } from '../../cancel-job.tsx';
import { copyText } from '../../copy-text.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ErrorPanel, type ErrorRow } from '../../ui/error-panel.tsx';
import { jobForgotten, jobLookedAt, reportOf, requestReference, stepAction } from './stage-actions.ts';

type TroubleProps = { readonly job: JobView; readonly error: AppError; readonly tone: 'danger' | 'warning' };

export const describeFor = (error: AppError, job: JobView): Described =>
  describeError(error, {
    most: job.mostMicros,
    paid: job.costMicros,
    demo: job.demo,
    charge: chargeOfJob(job.state),
  });

/** What went wrong with a job, what it means for the money, and the one way on. */
export function TroublePanel({ job, error, tone }: TroubleProps) {
  const words = describeFor(error, job);
  const reference = requestReference(error, job);
  return (
    <ErrorPanel
      tone={tone}
      title={words.title}
      {...((words.step === 'enter-key' || words.step === 'replace-key') && { icon: KeyRound })}
      rows={rowsOf(error, job, words)}
      actions={<TroubleActions job={job} error={error} words={words} isUncertain={tone === 'warning'} />}
      reference={reference}
    />
  );
}

function rowsOf(error: AppError, job: JobView, words: Described): readonly ErrorRow[] {
  const isOpen = chargeOfJob(job.state) !== 'not-charged' && !job.demo;
  const rows: ErrorRow[] = [
    { label: say('stage.error.what'), text: words.what },
    { label: say('stage.error.money'), text: words.money, tone: isOpen ? 'warning' : 'plain' },
    { label: say('stage.error.next'), text: words.next },
  ];
  const text = error.kind === 'no-image' ? error.text : null;
  if (text) rows.splice(1, 0, { label: say('stage.error.text'), text });
  if (error.detail) rows.push({ label: say('stage.error.detail'), text: error.detail });
  return rows;
}

type ActionsProps = {
  readonly job: JobView;
  readonly error: AppError;
  readonly words: Described;
  readonly isUncertain: boolean;
};

/** Uncertain ones can be looked at and forgotten; a button that pays again is never the filled one. */
export function TroubleActions({ job, error, words, isUncertain }: ActionsProps) {
  const action = stepAction(words.step, job);
  const copy = () => void copyText(reportOf(error, job, words), say('stage.error.copied'));
  return (
    <>
      {action && (
        <Button variant={action.paysAgain ? 'standard' : 'primary'} onPress={action.perform}>
          {action.label}
        </Button>
      )}
      {isUncertain && (
        <Button variant="quiet" onPress={() => void jobLookedAt(job.id)}>
          {say('stage.look-again')}
        </Button>
      )}
      {isUncertain && (
        <Button variant="quiet" onPress={() => void jobForgotten(job.id)}>
          {say('stage.forget')}
        </Button>
      )}
      {!isOver(job.state) && (
        <Button variant="quiet" onPress={() => jobCancelled(job.id)}>
          {say('stage.cancel')}
        </Button>
      )}
      {isUncertain ? (
        <IconButton icon={Copy} label={say('stage.error.copy')} onPress={copy} />
      ) : (
        <Button variant="quiet" onPress={copy}>
          {say('stage.error.copy')}
        </Button>
      )}
    </>
  );
}

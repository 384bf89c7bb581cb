import { Copy, FileText, KeyRound } from 'lucide-react';
import type { AppError } from '../../../shared/app-error.ts';
import { isInFlight, isOver, type JobView } from '../../../shared/job.ts';
import { chargeOfJob, isEarlierInDoubt } from '../../../shared/job-money.ts';
import { type Described, describeError, moneyFacts } from '../../../shared/words/describe-error.ts';
import { say } from '../../../shared/words/say.ts';
import { copyText } from '../../copy-text.ts';
import {
  answerShown,
  canLookAgain,
  canShowAnswer,
  canStop,
  canTryNow,
  jobLookedAt,
  jobsStopped,
  jobsTriedNow,
} from '../../job-wishes.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ErrorPanel, type ErrorRow } from '../../ui/error-panel.tsx';
import { reportOf, requestReference, shownJobForgotten, stepAction } from './stage-actions.ts';

type TroubleProps = { readonly job: JobView; readonly error: AppError; readonly tone: 'danger' | 'warning' };

export const describeFor = (error: AppError, job: JobView): Described =>
  describeError(error, moneyFacts(job, job.mostMicros));

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
  const isOpen = chargeOfJob(job) !== 'not-charged' && !job.demo;
  const rows: ErrorRow[] = [
    { label: say('stage.error.what'), text: isHeldBack(job) ? say('stage.held-balance') : words.what },
    { label: say('stage.error.money'), text: words.money, tone: isOpen ? 'warning' : 'plain' },
    { label: say('stage.error.next'), text: isCutShort(job) ? say('stage.stalled-next') : words.next },
  ];
  const text = error.kind === 'no-image' ? error.text : null;
  if (text) rows.splice(1, 0, { label: say('stage.error.text'), text });
  const isSaid = words.what.includes(error.detail ?? '');
  if (error.detail && !isSaid) rows.push({ label: say(detailLabel(error)), text: error.detail });
  return rows;
}

/** Not refused itself: it waits because another one was. */
const isHeldBack = ({ state }: JobView): boolean => state.status === 'waiting' && state.why === 'balance';

const OF_THE_SYSTEM: readonly AppError['kind'][] = [
  'disk-full',
  'disk-failed',
  'folder-gone',
  'no-permission',
  'keychain-unavailable',
  'keychain-locked',
  'offline',
  'unreachable',
  'proxy-failed',
  'demo-failed',
];

/** Who speaks in the detail: without a status no answer of the service ended the call. */
function detailLabel(error: AppError): 'stage.error.system' | 'stage.error.detail' {
  const isLine = error.kind === 'uncertain' && error.cause !== 'service-error';
  return isLine || OF_THE_SYSTEM.includes(error.kind) ? 'stage.error.system' : 'stage.error.detail';
}

/** Half an answer is here, and the rest waits in the line for room on the disk. */
const isCutShort = ({ state }: JobView): boolean => state.status === 'receiving' && state.stalled !== null;

type ActionsProps = {
  readonly job: JobView;
  readonly error: AppError;
  readonly words: Described;
  readonly isUncertain: boolean;
};

/** Uncertain ones can be looked at and forgotten; a button that pays again is never the filled one. */
export function TroubleActions({ job, error, words, isUncertain }: ActionsProps) {
  const action = stepAction(words.step, job);
  const isOpen = isUncertain || (isOver(job.state) && isEarlierInDoubt(job));
  const copy = () => void copyText(reportOf(error, job, words), say('stage.error.copied'));
  return (
    <>
      {action && (
        <Button variant={action.paysAgain ? 'standard' : 'primary'} onPress={action.perform}>
          {action.label}
        </Button>
      )}
      {words.step === 'choose-folder' && canTryNow(job) && (
        <Button onPress={() => jobsTriedNow([job])}>{say('job.try-now')}</Button>
      )}
      {isOpen && canLookAgain(job) && (
        <Button variant="quiet" onPress={() => void jobLookedAt(job)}>
          {say('job.look-again')}
        </Button>
      )}
      {isOpen && (
        <Button variant="quiet" onPress={() => void shownJobForgotten(job)}>
          {say('job.forget')}
        </Button>
      )}
      {canStop(job) && (
        <Button variant="quiet" onPress={() => jobsStopped([job])}>
          {say(isInFlight(job.state) ? 'job.stop' : 'job.cancel')}
        </Button>
      )}
      {isOpen ? (
        <IconButton icon={Copy} label={say('stage.error.copy')} onPress={copy} />
      ) : (
        <Button variant="quiet" onPress={copy}>
          {say('stage.error.copy')}
        </Button>
      )}
      {canShowAnswer(job) && (
        <IconButton icon={FileText} label={say('job.show-answer')} onPress={() => void answerShown(job)} />
      )}
    </>
  );
}

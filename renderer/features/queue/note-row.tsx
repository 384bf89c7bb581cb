import { type JobView, unreadableOf } from '../../../shared/job.ts';
import { describeError, moneyFacts } from '../../../shared/words/describe-error.ts';
import { money as moneyWords } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import {
  canLookAgain,
  canSendAgain,
  jobLookedAt,
  jobsForgotten,
  jobsSentAgain,
  sendAgainWord,
} from '../../job-wishes.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { useListedJob } from './job-list.ts';
import styles from './queue.module.css';

/** Under a job that ended without all that may have been paid for: what happened, the money, and the ways on. */
export function NoteCells({ id }: { readonly id: string }) {
  const job = useListedJob(id);
  const words = job && noteWords(job);
  if (!words) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- rows of a virtual list are no table rows
    <div role="gridcell" className={cx(styles.note)}>
      <span className={cx(styles.noteWords)} title={words}>
        {words}
      </span>
      {canLookAgain(job) && (
        <Button variant="quiet" excludeFromTabOrder onPress={() => void jobLookedAt(job)}>
          {say('job.look-again')}
        </Button>
      )}
      {canSendAgain(job) && (
        <Button excludeFromTabOrder onPress={() => jobsSentAgain([job])}>
          {sendAgainWord(job)}
        </Button>
      )}
      <Button variant="quiet" excludeFromTabOrder onPress={() => void jobsForgotten([job])}>
        {say('job.forget')}
      </Button>
    </div>
  );
}

/** Money first: it is never cut off. Null for a job that needs no note. */
function noteWords(job: JobView): string | null {
  const { state, costMicros, demo } = job;
  const count = unreadableOf(state);
  if (count > 0) {
    const charged = costMicros === null ? 'none' : moneyWords(costMicros);
    return say('queue.unreadable', { count, price: demo ? 'free' : charged });
  }
  if (state.status !== 'uncertain') return null;
  const { what, money } = describeError(state.error, moneyFacts(job, job.mostMicros));
  return `${money} ${what} ${say('queue.not-again')}`;
}

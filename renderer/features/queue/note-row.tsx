import { chargeOfJob } from '../../../shared/job.ts';
import { describeError } from '../../../shared/words/describe-error.ts';
import { say } from '../../../shared/words/say.ts';
import { canLookAgain, jobLookedAt, jobsForgotten, jobsSentAgain, sendAgainWord } from '../../job-wishes.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { useListedJob } from './job-list.ts';
import styles from './queue.module.css';

/** Under an uncertain job: what happened, what it means for the money, and the ways on. */
export function NoteCells({ id }: { readonly id: string }) {
  const job = useListedJob(id);
  if (job?.state.status !== 'uncertain') return null;
  const { mostMicros: most, demo, state } = job;
  const { what, money } = describeError(state.error, { most, demo, charge: chargeOfJob(state) });
  // Money first: it is never cut off.
  const words = `${money} ${what} ${say('queue.not-again')}`;
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
      <Button excludeFromTabOrder onPress={() => jobsSentAgain([job])}>
        {sendAgainWord(job)}
      </Button>
      <Button variant="quiet" excludeFromTabOrder onPress={() => void jobsForgotten([job])}>
        {say('job.forget')}
      </Button>
    </div>
  );
}

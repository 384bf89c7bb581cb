import { describeError } from '../../../shared/words/describe-error.ts';
import { say } from '../../../shared/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { jobsForgotten, jobsSentAgain } from './job-actions.ts';
import { useListedJob } from './job-list.ts';
import styles from './queue.module.css';

/** Under an uncertain job: what happened, what it means for the money, and the two ways on. */
export function NoteCells({ id }: { readonly id: string }) {
  const job = useListedJob(id);
  if (job?.state.status !== 'uncertain') return null;
  const { what, money } = describeError(job.state.error, { most: job.mostMicros, demo: job.demo });
  // Money first: it is never cut off.
  const words = `${money} ${what} ${say('queue.not-again')}`;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- rows of a virtual list are no table rows
    <div role="gridcell" className={cx(styles.note)}>
      <span className={cx(styles.noteWords)} title={words}>
        {words}
      </span>
      <Button excludeFromTabOrder onPress={() => jobsSentAgain([id])}>
        {say(job.demo ? 'queue.retry' : 'queue.send-again')}
      </Button>
      <Button variant="quiet" excludeFromTabOrder onPress={() => jobsForgotten([id])}>
        {say('queue.forget')}
      </Button>
    </div>
  );
}

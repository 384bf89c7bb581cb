import { ListX, Pause, Play, Plus, RotateCcw } from 'lucide-react';
import { say } from '../../../shared/words/say.ts';
import { runCommand, useCommand } from '../../commands.ts';
import { jobsSentAgain } from '../../job-wishes.ts';
import { useQueue } from '../../mirror/queue.ts';
import { type StateTone, StateWord } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Tip } from '../../ui/tooltip.tsx';
import { nextUncertainShown } from './job-actions.ts';
import { listedJobs, useJobList } from './job-list.ts';
import type { Counts } from './queue-rows.ts';
import styles from './queue.module.css';

const SHOWN = ['running', 'waiting', 'done', 'failed'] as const satisfies readonly (keyof Counts & StateTone)[];

/** How many of each, and what can be done with all of them. */
export function QueueToolbar({ counts }: { readonly counts: Counts }) {
  return (
    <div className={cx(styles.toolbar)}>
      <div className={cx(styles.counts)} role="group" aria-label={say('queue.summary')}>
        {SHOWN.map((name) =>
          counts[name] > 0 ? (
            <StateWord key={name} tone={name}>
              {say(`queue.${name}`, { count: counts[name] })}
            </StateWord>
          ) : null,
        )}
        {counts.uncertain > 0 && <Uncertain count={counts.uncertain} />}
      </div>
      <span className={cx(styles.space)} />
      {counts.failed > 0 && (
        <Button variant="quiet" icon={RotateCcw} onPress={failedRetried}>
          {say('queue.retry-failed', { count: counts.failed })}
        </Button>
      )}
      <ClearFinished />
      <PauseOrResume waiting={counts.waiting} />
      <Button variant="primary" icon={Plus} onPress={() => runCommand('new-batch')}>
        {say('queue.new-batch')}
      </Button>
    </div>
  );
}

/** They wait for a person's word, so the count leads to them. */
function Uncertain({ count }: { readonly count: number }) {
  return (
    <Tip text={say('queue.next-uncertain')}>
      <Button variant="quiet" onPress={nextUncertainShown}>
        <StateWord tone="uncertain">{say('queue.uncertain', { count })}</StateWord>
      </Button>
    </Tip>
  );
}

/** Those that may have been charged are asked about. */
function failedRetried(): void {
  jobsSentAgain(listedJobs(useJobList.getState().order).filter(({ state }) => state.status === 'failed'));
}

function ClearFinished() {
  const { ready } = useCommand('clear-finished');
  return (
    <Button variant="quiet" icon={ListX} isDisabled={!ready} onPress={() => runCommand('clear-finished')}>
      {say('queue.clear-finished')}
    </Button>
  );
}

function PauseOrResume({ waiting }: { readonly waiting: number }) {
  const isPaused = useQueue(({ paused }) => paused);
  return isPaused ? (
    <Button icon={Play} onPress={() => runCommand('resume-queue')}>
      {say('queue.resume', { count: waiting })}
    </Button>
  ) : (
    <Button icon={Pause} onPress={() => runCommand('pause-queue')}>
      {say('queue.pause')}
    </Button>
  );
}

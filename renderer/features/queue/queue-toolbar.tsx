import { ListX, Pause, Play, Plus, RotateCcw } from 'lucide-react';
import { say } from '../../../shared/words/say.ts';
import { runCommand, useCommand } from '../../commands.ts';
import { useQueue } from '../../mirror/queue.ts';
import { type StateTone, StateWord } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { jobsSentAgain } from './job-actions.ts';
import { useJobList } from './job-list.ts';
import type { Counts } from './queue-rows.ts';
import styles from './queue.module.css';

const SHOWN: readonly (readonly [
  keyof Counts & ('running' | 'waiting' | 'done' | 'failed' | 'uncertain'),
  StateTone,
])[] = [
  ['running', 'running'],
  ['waiting', 'waiting'],
  ['done', 'done'],
  ['failed', 'failed'],
  ['uncertain', 'uncertain'],
];

/** How many of each, and what can be done with all of them. */
export function QueueToolbar({ counts }: { readonly counts: Counts }) {
  return (
    <div className={cx(styles.toolbar)}>
      <div className={cx(styles.counts)} role="group" aria-label={say('queue.summary')}>
        {SHOWN.map(([name, tone]) =>
          counts[name] > 0 ? (
            <StateWord key={name} tone={tone}>
              {say(`queue.${name}`, { count: counts[name] })}
            </StateWord>
          ) : null,
        )}
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

/** Those that may have been charged are asked about. */
function failedRetried(): void {
  const { order, jobs } = useJobList.getState();
  jobsSentAgain(order.filter((id) => jobs.get(id)?.state.status === 'failed'));
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

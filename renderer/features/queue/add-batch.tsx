import { useRef, useState } from 'react';
import { ASK_ABOVE, type DryRun, MOST_JOBS } from '../../../shared/batch.ts';
import { estimated } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { call } from '../../bridge.ts';
import { runCommand } from '../../commands.ts';
import { useDemo } from '../../mirror/session.ts';
import { notify, notifyError } from '../../notices.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { defaultName, useBatch } from './batch-store.ts';
import styles from './batch.module.css';

type AddBatchProps = { readonly dry: DryRun; readonly onDone: () => void };

/** "Add 12 jobs to the queue": off while a line has an error; a large batch is asked about once. */
export function AddBatch({ dry, onDone }: AddBatchProps) {
  const [isAsking, setAsking] = useState(false);
  const isAdding = useRef(false);
  const count = dry.jobs.length;
  const isTooMany = count > MOST_JOBS;
  const add = async () => {
    if (isAdding.current) return;
    isAdding.current = true;
    const isAdded = await batchAdded(dry);
    isAdding.current = false;
    if (isAdded) onDone();
  };
  return (
    <>
      {isTooMany && <span className={cx(styles.errors)}>{say('batch.too-many', { most: MOST_JOBS, count })}</span>}
      <Button
        variant="primary"
        isDisabled={count === 0 || dry.errors > 0 || isTooMany}
        onPress={() => (count > ASK_ABOVE ? setAsking(true) : void add())}
      >
        {say('batch.add', { count })}
      </Button>
      <LargeBatch dry={dry} isOpen={isAsking} onOpenChange={setAsking} onConfirm={() => void add()} />
    </>
  );
}

/** True when the jobs are in the queue. */
async function batchAdded({ jobs }: DryRun): Promise<boolean> {
  const name = useBatch.getState().name.trim() || defaultName(new Date());
  const added = await call('queue.add', { token: crypto.randomUUID(), jobs, origin: 'batch', batchName: name });
  if (!added.ok) {
    if (added.error.kind !== 'key-missing' || !runCommand('enter-key')) notifyError(added.error);
    return false;
  }
  notify({ tone: 'done', title: say('batch.added', { count: added.value.length }), detail: name });
  runCommand('go-queue');
  return true;
}

type LargeBatchProps = {
  readonly dry: DryRun;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onConfirm: () => void;
};

function LargeBatch({ dry, ...dialog }: LargeBatchProps) {
  const isDemo = useDemo();
  const count = dry.jobs.length;
  const price = isDemo ? say('price.free') : estimated(dry.totalMicros);
  return (
    <ConfirmDialog
      {...dialog}
      title={say('batch.ask-title', { count })}
      confirmLabel={say('batch.add', { count })}
      cancelLabel={say('batch.ask-cancel')}
    >
      {say('batch.ask-text', { pictures: dry.pictures, price })}
    </ConfirmDialog>
  );
}

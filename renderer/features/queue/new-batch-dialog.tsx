import { useState } from 'react';
import type { Draft } from '../../../shared/draft.ts';
import { say } from '../../../shared/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { AddBatch } from './add-batch.tsx';
import { batchClosed, batchNamed, defaultName, linesTyped, useBatch } from './batch-store.ts';
import { BatchSettings } from './batch-settings.tsx';
import styles from './batch.module.css';
import { DryRunList } from './dry-run-list.tsx';
import { DryRunSummary } from './dry-run-summary.tsx';
import { useDryRun } from './use-dry-run.ts';

export type NewBatchDialogProps = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** The form in Create: every line takes its settings. */
  readonly base: Draft;
};

/** A batch from lines of text (Q2), with every job of it shown before anything is sent (Q3). */
export function NewBatchDialog({ isOpen, onOpenChange, base }: NewBatchDialogProps) {
  const [sendAnyway, setSendAnyway] = useState(false);
  const dry = useDryRun(base, sendAnyway);
  const done = () => {
    batchClosed();
    onOpenChange(false);
  };
  const footer = (
    <>
      <Button slot="close">{say('batch.cancel')}</Button>
      <AddBatch dry={dry} onDone={done} />
    </>
  );
  return (
    <Dialog size="wide" title={say('batch.title')} isOpen={isOpen} onOpenChange={onOpenChange} footer={footer}>
      <div className={cx(styles.batch)}>
        <Source base={base} />
        <section className={cx(styles.dry)} aria-label={say('batch.dry-run')}>
          <DryRunSummary dry={dry} sendAnyway={sendAnyway} onSendAnyway={setSendAnyway} />
          <DryRunList rows={dry.rows} />
        </section>
      </div>
    </Dialog>
  );
}

/** What is typed: kept when the dialog is closed without adding. */
function Source({ base }: { readonly base: Draft }) {
  const { name, text } = useBatch();
  const [openedAt] = useState(() => new Date());
  return (
    <div className={cx(styles.source)}>
      <TextField
        label={say('batch.name')}
        labelAt="top"
        value={name}
        maxLength={200}
        placeholder={defaultName(openedAt)}
        onChange={batchNamed}
      />
      <TextArea
        label={say('batch.lines')}
        labelAt="top"
        rows={14}
        value={text}
        placeholder={say('batch.lines-placeholder')}
        onChange={linesTyped}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the field this dialog is about
        autoFocus
      />
      <BatchSettings base={base} />
    </div>
  );
}

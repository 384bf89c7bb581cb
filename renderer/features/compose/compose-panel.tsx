import { type DragEvent, useEffect, useState } from 'react';
import { say } from '../../../shared/words/say.ts';
import { cx } from '../../ui/class-names.ts';
import styles from './compose.module.css';
import { issueText, useIssues } from './draft-issues.ts';
import { Estimate } from './estimate.tsx';
import { GenerateBar } from './generate-bar.tsx';
import { IssueLine } from './issue-line.tsx';
import { ModelPicker } from './model-picker.tsx';
import { Parameters } from './parameters.tsx';
import { PromptField } from './prompt-field.tsx';
import { ReferencesTray } from './references-tray.tsx';
import { filesDropped, pasteTaken } from './take-references.ts';
import { replaceTargeted } from './tray-store.ts';

/** The left panel of Create: what will be asked for, what it costs, and Generate. Files can be dropped anywhere on it. */
export function ComposePanel() {
  const { isOver, ...drop } = useFileDrop();
  useEffect(() => {
    window.addEventListener('paste', pasteTaken);
    return () => window.removeEventListener('paste', pasteTaken);
  }, []);
  return (
    <section className={cx(styles.panel)} aria-label={say('compose.panel')} data-over={isOver || undefined} {...drop}>
      <div className={cx(styles.head)}>
        <ModelPicker />
      </div>
      <div className={cx(styles.scroll)}>
        <ModelIssue />
        <PromptField />
        <ReferencesTray />
        <Parameters />
      </div>
      <div className={cx(styles.foot)}>
        <Estimate />
        <GenerateBar />
      </div>
    </section>
  );
}

function ModelIssue() {
  const [issue] = useIssues('model');
  if (!issue) return null;
  return (
    <div className={cx(styles.lone)}>
      <IssueLine severity="error">{issueText(issue)}</IssueLine>
    </div>
  );
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');

/** The reference under the pointer: files let go there take its place. */
const referenceAt = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('[data-reference]')?.dataset['reference'] ?? null) : null;

/** Files from outside, taken before the tray inside takes them for tiles of its own. */
function useFileDrop() {
  const [isOver, setOver] = useState(false);
  const left = () => {
    setOver(false);
    replaceTargeted(null);
  };
  const over = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
    replaceTargeted(referenceAt(event.target));
  };
  return {
    isOver,
    onDragEnterCapture: over,
    onDragOverCapture: over,
    onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) left();
    },
    onDropCapture: (event: DragEvent) => {
      left();
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const reference = referenceAt(event.target);
      void filesDropped([...event.dataTransfer.files], reference === null ? 'last' : { instead: reference });
    },
  };
}

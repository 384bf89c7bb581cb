import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import { say } from '../../../shared/words/say.ts';
import { runCommand } from '../../commands.ts';
import { isComposing } from '../../key-press.ts';
import { commandsOf } from '../../shortcuts.ts';
import { cx } from '../../ui/class-names.ts';
import { TextArea } from '../../ui/field.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './compose.module.css';
import { useModel } from './draft-issues.ts';
import { promptTyped, useDraftField } from './draft-store.ts';
import { useFieldNotes } from './field-notes.tsx';
import { promptFocused, promptResized, usePanel, usePromptHeight } from './panel-state.ts';
import { useHistoryKeys } from './history-keys.ts';
import { PromptHistory } from './prompt-history-menu.tsx';

/** What the picture should show (C2). */
export function PromptField() {
  return (
    <Section title={say('field.prompt')} aside={<PromptCount />} actions={<PromptHistory />}>
      <PromptArea />
    </Section>
  );
}

/** Characters against the model's limit; nothing where it has none. */
function PromptCount() {
  const limit = useModel()?.promptLimit ?? null;
  const { length } = useDraftField('prompt');
  if (limit === null) return null;
  return (
    <span className={cx(styles.count)} data-over={length > limit || undefined}>
      {say('compose.prompt-count', { length, limit })}
    </span>
  );
}

/** Their keys write no new line here, also while they are off. */
const SENDS: readonly CommandId[] = ['generate', 'draft-first'];

function PromptArea() {
  const prompt = useDraftField('prompt');
  const { issue } = useFieldNotes('prompt');
  const box = useRef<HTMLDivElement>(null);
  const historyKeys = useHistoryKeys();
  useDraggedHeight(box);
  useWantedFocus(box);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return event.stopPropagation();
    const meant = commandsOf(event)[0]?.id;
    if (meant === undefined || !SENDS.includes(meant)) return historyKeys(event);
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) runCommand(meant);
  };
  const onPointerUp = ({ target }: PointerEvent) => {
    if (target instanceof HTMLTextAreaElement && target.style.height) promptResized(target.offsetHeight);
  };
  return (
    // Only listens to what the text area inside it gets.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={box} className={cx(styles.prompt)} onKeyDown={onKeyDown} onPointerUp={onPointerUp}>
      <TextArea
        label={say('field.prompt')}
        labelAt="hidden"
        placeholder={say('compose.prompt-placeholder')}
        spellCheck="true"
        value={prompt}
        onChange={promptTyped}
        issue={prompt === '' ? undefined : issue}
      />
    </div>
  );
}

function useDraggedHeight(box: { readonly current: HTMLDivElement | null }): void {
  const heightPx = usePromptHeight();
  useLayoutEffect(() => {
    if (heightPx !== null) box.current?.style.setProperty('--prompt-height', `${heightPx}px`);
  }, [heightPx, box]);
}

function useWantedFocus(box: { readonly current: HTMLDivElement | null }): void {
  const isWanted = usePanel(({ isPromptWanted }) => isPromptWanted);
  useEffect(() => {
    if (!isWanted) return;
    box.current?.querySelector('textarea')?.focus();
    promptFocused();
  }, [isWanted, box]);
}

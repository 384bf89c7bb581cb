import { type KeyboardEvent, useId, useState } from 'react';
import type { CommandId } from '../../../../shared/commands.ts';
import type { ShortcutChanges } from '../../../../shared/shortcuts.ts';
import { say } from '../../../../shared/words/say.ts';
import { isComposing, isThirdLevel } from '../../../key-press.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { formatShortcut } from '../../../ui/shortcut.ts';
import { answerOf, loserOf } from './shortcut-edit.ts';
import { commandName } from './shortcut-words.ts';
import styles from './shortcuts.module.css';

export type KeyRecorderProps = {
  readonly id: CommandId;
  readonly changes: ShortcutChanges;
  /** Keys to begin with, where another command has them; undefined waits for a press. */
  readonly wanted: string | undefined;
  readonly onKeys: (keys: string | null) => void;
  /** Nothing changes; focus stays where it went. */
  readonly onLeave: (isByKey: boolean) => void;
  /** What must be read out, because it stands where focus is not. */
  readonly onSay: (text: string) => void;
};

/** Waits for keys for a command, and asks when another one has them. */
export function KeyRecorder({ id, changes, wanted, onKeys, onLeave, onSay }: KeyRecorderProps) {
  const [taken, setTaken] = useState(wanted);
  const chosen = (keys: string | null) => {
    if (loserOf(changes, id, keys) === null) onKeys(keys);
    else setTaken(keys ?? undefined);
  };
  return (
    // Only listens to what its field and buttons get: Escape leaves the row, not the dialog around it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={cx(styles.recorder)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onLeave(true);
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onLeave(false);
      }}
    >
      {taken === undefined ? (
        <WaitForKeys id={id} onKeys={chosen} onSay={onSay} />
      ) : (
        <TakenQuestion id={id} changes={changes} onKeys={onKeys} keys={taken} onOther={() => setTaken(undefined)} />
      )}
    </div>
  );
}

type WaitProps = Pick<KeyRecorderProps, 'id' | 'onKeys' | 'onSay'>;

function WaitForKeys({ id, onKeys, onSay }: WaitProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const howId = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    const answer = isComposing(event.nativeEvent) || isThirdLevel(event.nativeEvent) ? null : answerOf(id, event);
    if (answer?.kind === 'leave') return;
    event.preventDefault();
    event.stopPropagation();
    if (answer === null || event.repeat) return;
    if (answer.kind === 'keys') onKeys(answer.keys);
    if (answer.kind !== 'refused') return;
    setProblem(answer.text);
    onSay(answer.text);
  };
  const how = { leave: formatShortcut('Escape'), remove: formatShortcut('Backspace') };
  return (
    <>
      {/* A field, because assistive technology hands all keys on to one. */}
      <input
        className={cx(styles.field)}
        readOnly
        value=""
        placeholder={say('shortcut.press')}
        aria-label={say('shortcut.press-for', { command: commandName(id) })}
        aria-describedby={howId}
        aria-invalid={problem !== null}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a person has just asked for it
        autoFocus
        onKeyDown={onKeyDown}
      />
      <div className={cx(styles.below)}>
        <span id={howId} className={cx(styles.words)} data-tone={problem === null ? undefined : 'bad'}>
          {problem ?? say('shortcut.press-how', how)}
        </span>
        <Button onPress={() => onKeys(null)}>{say('shortcut.remove')}</Button>
      </div>
    </>
  );
}

type QuestionProps = Pick<KeyRecorderProps, 'id' | 'changes' | 'onKeys'> & {
  readonly keys: string;
  readonly onOther: () => void;
};

function TakenQuestion({ id, changes, keys, onKeys, onOther }: QuestionProps) {
  const questionId = useId();
  const loser = loserOf(changes, id, keys);
  const words = { keys: formatShortcut(keys), other: loser === null ? '' : commandName(loser) };
  return (
    <>
      <span className={cx(styles.field)}>{words.keys}</span>
      <div className={cx(styles.below)}>
        <span id={questionId} className={cx(styles.words)} data-tone="warning">
          {say('shortcut.taken', words)}
        </span>
        <Button onPress={onOther}>{say('shortcut.other')}</Button>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the answer to the press that asked */}
        <Button aria-describedby={questionId} autoFocus onPress={() => onKeys(keys)}>
          {say('shortcut.take')}
        </Button>
      </div>
    </>
  );
}

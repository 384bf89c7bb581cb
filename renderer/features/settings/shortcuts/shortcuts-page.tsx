import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { commandGroups, type CommandId } from '../../../../shared/commands.ts';
import { changedCommands, shownKeys } from '../../../../shared/shortcuts.ts';
import { say } from '../../../../shared/words/say.ts';
import { useSettings } from '../../../mirror/session.ts';
import { useBindings } from '../../../shortcuts.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { ConfirmDialog } from '../../../ui/dialog.tsx';
import { SearchField } from '../../../ui/field.tsx';
import { formatShortcut } from '../../../ui/shortcut.ts';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { settingsChanged } from '../change-settings.ts';
import { KeyRecorder } from './key-recorder.tsx';
import { given, loserOf, usualKeys } from './shortcut-edit.ts';
import { ShortcutButtons } from './shortcut-row.tsx';
import styles from './shortcuts.module.css';

/** The row being changed; or the one that was, with what a person should know of it. */
type Edit =
  | { readonly kind: 'open'; readonly id: CommandId; readonly wanted: string | undefined }
  | { readonly kind: 'done'; readonly id: CommandId; readonly note: string | null }
  | null;

/** Every command with its keys, to be changed (S4). */
export function ShortcutsPage() {
  const { shortcuts: changes } = useSettings();
  const [query, setQuery] = useState('');
  const [edit, setEdit] = useState<Edit>(null);
  const [said, setSaid] = useState('');
  const page = useRef<HTMLDivElement>(null);
  // Focus comes back to the keys from where they were changed.
  useEffect(() => {
    if (edit?.kind === 'done') page.current?.querySelector<HTMLElement>(`[data-shortcut-of="${edit.id}"]`)?.focus();
  }, [edit]);
  const give = (id: CommandId, keys: string | null) => {
    const result = given(changes, id, keys);
    setEdit({ kind: 'done', id, note: result.note });
    setSaid(result.said);
    void settingsChanged({ shortcuts: { ...result.changes } });
  };
  const reset = (id: CommandId) => {
    const keys = usualKeys(id);
    if (loserOf(changes, id, keys) === null) give(id, keys);
    else setEdit({ kind: 'open', id, wanted: keys ?? undefined });
  };
  return (
    <div ref={page}>
      <div className={cx(styles.top)}>
        <SearchField
          label={say('shortcut.search')}
          placeholder={say('shortcut.search')}
          clearLabel={say('shortcut.search-clear')}
          value={query}
          onChange={setQuery}
        />
        <ResetAll
          // Once all is reset its button is off, and would lose the focus that comes back from the question.
          onAsk={() => page.current?.querySelector('input')?.focus()}
          onReset={() => {
            setEdit(null);
            setSaid(say('shortcut.was-reset'));
          }}
        />
      </div>
      <Groups query={query} edit={edit} onEdit={setEdit} onKeys={give} onReset={reset} onSay={setSaid} />
      <VisuallyHidden>
        <output aria-live="polite">{said}</output>
      </VisuallyHidden>
    </div>
  );
}

function ResetAll({ onAsk, onReset }: { readonly onAsk: () => void; readonly onReset: () => void }) {
  const { shortcuts } = useSettings();
  const [isAsking, setAsking] = useState(false);
  const count = changedCommands(shortcuts).length;
  return (
    <>
      <Button
        isDisabled={count === 0}
        onPress={() => {
          onAsk();
          setAsking(true);
        }}
      >
        {say('shortcut.reset-all')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={say('shortcut.reset-title')}
        confirmLabel={say('shortcut.reset-all')}
        cancelLabel={say('settings.cancel')}
        onConfirm={() => {
          onReset();
          void settingsChanged({ shortcuts: {} });
        }}
      >
        {say('shortcut.reset-text', { count })}
      </ConfirmDialog>
    </>
  );
}

type GroupsProps = {
  readonly query: string;
  readonly edit: Edit;
  readonly onEdit: (edit: Edit) => void;
  readonly onKeys: (id: CommandId, keys: string | null) => void;
  readonly onReset: (id: CommandId) => void;
  readonly onSay: (text: string) => void;
};

function Groups({ query, ...row }: GroupsProps) {
  const changed = changedCommands(useSettings().shortcuts);
  const wanted = query.trim().toLowerCase();
  const bindings = useBindings();
  const found = commandGroups(({ id }) => {
    const keys = shownKeys(bindings, id);
    const words = `${say(`command.${id}`)} ${keys === null ? '' : formatShortcut(keys)}`;
    return words.toLowerCase().includes(wanted);
  });
  if (found.length === 0) return <p className={cx(styles.none)}>{say('shortcut.none-found')}</p>;
  return (
    // Only listens to arrows on their way from its buttons.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={arrowPressed}>
      {found.map(({ menu, rows }) => (
        <section key={menu} className={cx(styles.group)}>
          <h4 className={cx(styles.heading)}>{say(`menu.${menu}`)}</h4>
          <ul>
            {rows.map(({ id }) => (
              <ShortcutRow key={id} id={id} isChanged={changed.includes(id)} {...row} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** ↑ and ↓ go from one command's keys to the next's. */
function arrowPressed(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-shortcut-of]')];
  const at = all.findIndex((one) => one === event.target);
  if (step === undefined || at < 0) return;
  event.preventDefault();
  all[at + step]?.focus();
}

type ShortcutRowProps = Omit<GroupsProps, 'query'> & { readonly id: CommandId; readonly isChanged: boolean };

function ShortcutRow({ id, isChanged, edit, onEdit, onKeys, onReset, onSay }: ShortcutRowProps) {
  const { shortcuts: changes } = useSettings();
  const keys = shownKeys(useBindings(), id);
  const own = edit?.id === id ? edit : null;
  return (
    <li className={cx(styles.row)} data-open={own?.kind === 'open' || undefined}>
      <span className={cx(styles.name)}>{say(`command.${id}`)}</span>
      {own?.kind === 'open' ? (
        <KeyRecorder
          id={id}
          changes={changes}
          wanted={own.wanted}
          onKeys={(given) => onKeys(id, given)}
          onLeave={(isByKey) => onEdit(isByKey ? { kind: 'done', id, note: null } : null)}
          onSay={onSay}
        />
      ) : (
        <ShortcutButtons
          id={id}
          keys={keys}
          isChanged={isChanged}
          onChange={() => onEdit({ kind: 'open', id, wanted: undefined })}
          onReset={() => onReset(id)}
        />
      )}
      {own?.kind === 'done' && own.note !== null && <p className={cx(styles.note)}>{own.note}</p>}
    </li>
  );
}

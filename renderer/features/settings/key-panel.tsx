import { CircleAlert, Check, TriangleAlert } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { KeyStatus } from '../../../shared/key-status.ts';
import { keyHintOf } from '../../../shared/settings.ts';
import { say } from '../../../shared/words/say.ts';
import { call } from '../../bridge.ts';
import { type KeyEntry, useKeyEntry } from '../../key-entry.ts';
import { sessionChanged, useSession } from '../../mirror/session.ts';
import { notifyError } from '../../notices.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ConfirmDialog, DialogTrigger } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { hiddenKey, keptIn, progressWords, stateWords, type Tone } from './key-words.ts';
import styles from './settings.module.css';
import { SettingRow } from './setting-row.tsx';

/** There is nothing to unlock: whoever comes here comes to enter one for this session. */
const isOutOfReach = (key: KeyStatus): boolean => key.state === 'unavailable' && !key.locked;

type KeyPanelProps = { readonly onAccepted?: () => void };

/** The key (S1): entered once, then shown as its last four; checked, replaced, forgotten. */
export function KeyPanel({ onAccepted }: KeyPanelProps) {
  const key = useSession((session) => session.key);
  const platform = useSession(({ info }) => info?.platform ?? 'linux');
  const isStored = useSession(({ settings }) => keyHintOf(settings) !== null);
  const entry = useKeyEntry();
  const [isReplacing, setReplacing] = useState(() => isOutOfReach(key));
  const shown = hiddenKey(key);
  const isEntering = shown === null || isReplacing;
  const save = async (value: string) => {
    if (!(await entry.save(value))) return;
    setReplacing(false);
    onAccepted?.();
  };
  const { tone, text } = stateWords(key);
  const place = keptIn(key, platform, isStored);
  return (
    <>
      {isEntering ? (
        <KeyForm entry={entry} isNew={shown !== null} onSave={save} onCancel={() => setReplacing(false)} />
      ) : (
        <HeldKey
          shown={shown}
          entry={entry}
          canReplace={key.state !== 'environment'}
          onReplace={() => setReplacing(true)}
        />
      )}
      <SettingRow label={say(place === null ? 'settings.key.state' : 'settings.key.kept-in')}>
        {place !== null && <span className={cx(styles.value)}>{place}</span>}
        <Line tone={tone}>{text}</Line>
        {key.state !== 'environment' && shown !== null && <ForgetButton />}
      </SettingRow>
    </>
  );
}

type KeyFormProps = {
  readonly entry: KeyEntry;
  readonly isNew: boolean;
  readonly onSave: (key: string) => Promise<void>;
  readonly onCancel: () => void;
};

/** The field gives its value away and is empty before the answer is in. */
function KeyForm({ entry, isNew, onSave, onCancel }: KeyFormProps) {
  const [value, setValue] = useState('');
  const isWorking = entry.progress.step === 'working';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const key = value.trim();
    if (key === '' || isWorking) return;
    setValue('');
    void onSave(key);
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <TextField
        label={say(isNew ? 'settings.key.new' : 'settings.key.label')}
        type="password"
        autoComplete="off"
        spellCheck="false"
        isMono={value !== ''}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- this part of the dialog opens to be pasted into
        autoFocus
        value={value}
        onChange={setValue}
        placeholder={say('settings.key.placeholder')}
        hint={<KeyHint entry={entry} />}
      >
        <Button type="submit" isDisabled={value.trim() === '' || isWorking} variant="primary">
          {say('settings.key.save')}
        </Button>
        {isNew && <Button onPress={onCancel}>{say('settings.cancel')}</Button>}
      </TextField>
    </form>
  );
}

function KeyHint({ entry }: { readonly entry: KeyEntry }) {
  const host = useSession(({ service }) => service.host);
  const words = progressWords(entry.progress, host);
  if (words) return <Line tone={words.tone}>{words.text}</Line>;
  return (
    <span>
      {say('settings.key.none-yet')}{' '}
      <a className={cx(styles.link)} href="https://octen.ai/platform/api-keys" target="_blank" rel="noreferrer">
        {say('settings.key.get')}
      </a>
    </span>
  );
}

type HeldKeyProps = {
  readonly shown: string | null;
  readonly entry: KeyEntry;
  readonly canReplace: boolean;
  readonly onReplace: () => void;
};

function HeldKey({ shown, entry, canReplace, onReplace }: HeldKeyProps) {
  const host = useSession(({ service }) => service.host);
  const isRejected = useSession(({ key }) => key.state === 'rejected');
  // A rejection is said once, with the state below.
  const words = isRejected && entry.progress.step === 'checked' ? null : progressWords(entry.progress, host);
  return (
    <TextField
      label={say('settings.key.label')}
      isReadOnly
      isMono
      // In place of the field a key was just entered in, which had the focus.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={entry.progress.step !== 'idle'}
      value={shown ?? ''}
      hint={
        words ? (
          <>
            <Line tone={words.tone}>{words.text}</Line>
            {words.tone === 'good' && <span className={cx(styles.line)}>{say('settings.key.checked-by')}</span>}
          </>
        ) : (
          canReplace && say('settings.key.for', { host })
        )
      }
    >
      <Button isDisabled={entry.progress.step === 'working'} onPress={() => void entry.check()}>
        {say('settings.key.check')}
      </Button>
      {canReplace && <Button onPress={onReplace}>{say('settings.key.replace')}</Button>}
    </TextField>
  );
}

function ForgetButton() {
  const forget = async () => {
    const status = await call('key.forget', undefined);
    if (status.ok) sessionChanged({ key: status.value });
    else notifyError(status.error);
  };
  return (
    <DialogTrigger>
      <Button variant="danger">{say('settings.key.forget')}</Button>
      <ConfirmDialog
        isDanger
        title={say('settings.key.forget-title')}
        cancelLabel={say('settings.cancel')}
        confirmLabel={say('settings.key.forget-confirm')}
        onConfirm={() => void forget()}
      >
        {say('settings.key.forget-text')}
      </ConfirmDialog>
    </DialogTrigger>
  );
}

const SIGNS = { good: Check, bad: CircleAlert, warning: TriangleAlert } as const;

/** A line under a value, with its sign; read out when it changes. */
function Line({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return (
    <output className={cx(styles.line)} data-tone={tone}>
      {tone !== 'plain' && <Icon shape={SIGNS[tone]} />}
      <span>{children}</span>
    </output>
  );
}

import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { type Family, findModel, type OwnModel } from '../../../shared/models.ts';
import { say } from '../../../shared/words/say.ts';
import { useSettings } from '../../mirror/session.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { TextField } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { settingsChanged } from './change-settings.ts';
import { SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';

const FAMILIES: readonly { readonly id: Family; readonly label: string }[] = [
  { id: 'gpt', label: say('settings.models-gpt') },
  { id: 'gemini', label: say('settings.models-gemini') },
];
const MOST = 50;

const kept = (ownModels: readonly OwnModel[]) => void settingsChanged({ ownModels: [...ownModels] });

/** Models that the table doesn't know: they stand in the picker and follow the rules of their family. */
export function OwnModels() {
  const { ownModels } = useSettings();
  const changed = (id: string, family: Family) =>
    kept(ownModels.map((model) => (model.id === id ? { id, family } : model)));
  return (
    <SettingRow label={say('settings.models')}>
      {ownModels.map(({ id, family }) => (
        <div key={id} className={cx(styles.ownModel)}>
          <span className={cx(styles.model)} title={id}>
            {id}
          </span>
          <Select
            label={`${say('settings.models-family')}, ${id}`}
            labelAt="hidden"
            options={FAMILIES}
            value={family}
            onChange={(chosen) => changed(id, chosen)}
          />
          <IconButton
            icon={X}
            label={say('settings.models-remove', { id })}
            onPress={() => kept(ownModels.filter((model) => model.id !== id))}
          />
        </div>
      ))}
      <NewModel own={ownModels} />
      <p className={cx(styles.quiet)}>{say('settings.models-hint')}</p>
    </SettingRow>
  );
}

function NewModel({ own }: { readonly own: readonly OwnModel[] }) {
  const [text, setText] = useState('');
  const [family, setFamily] = useState<Family>('gpt');
  const id = text.trim();
  const isKnown = findModel(id, own) !== null;
  const issue = isKnown ? { text: say('settings.models-known') } : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (id === '' || isKnown || own.length >= MOST) return;
    kept([...own, { id, family }]);
    setText('');
  };
  if (own.length >= MOST) return <p className={cx(styles.quiet)}>{say('settings.models-full')}</p>;
  return (
    <form onSubmit={submit} className={cx(styles.ownModel)} autoComplete="off">
      <TextField
        label={say('settings.models-id')}
        labelAt="hidden"
        placeholder={say('settings.models-placeholder')}
        maxLength={200}
        spellCheck="false"
        validationBehavior="aria"
        value={text}
        onChange={setText}
        issue={issue}
      />
      <Select
        label={say('settings.models-family')}
        labelAt="hidden"
        options={FAMILIES}
        value={family}
        onChange={setFamily}
      />
      <Button type="submit" isDisabled={id === '' || isKnown}>
        {say('settings.models-add')}
      </Button>
    </form>
  );
}

import { type FormEvent, useState } from 'react';
import { isServiceUrl, OCTEN_URL } from '../../../shared/settings.ts';
import { say } from '../../../shared/words/say.ts';
import { runCommand } from '../../commands.ts';
import { useDemo, useSession, useSettings } from '../../mirror/session.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { SettingsGroup } from '../../ui/sidebar-dialog.tsx';
import { Switch } from '../../ui/switch.tsx';
import { settingsChanged } from './change-settings.ts';
import { SettingRow } from './setting-row.tsx';

export function ServicePage({ onDemo }: { readonly onDemo: (on: boolean) => void }) {
  const folder = useSession(({ info }) => info?.libraryPath ?? '');
  const isDemo = useDemo();
  return (
    <>
      <SettingsGroup>
        <TextField label={say('settings.folder')} isReadOnly value={folder} hint={say('settings.folder-hint')}>
          <Button onPress={() => runCommand('choose-folder')}>{say('settings.folder-choose')}</Button>
        </TextField>
      </SettingsGroup>
      <SettingsGroup>
        <BaseUrl />
        <SettingRow label={say('settings.demo')}>
          <Switch
            label={say('settings.demo-use')}
            hint={say('settings.demo-hint')}
            isSelected={isDemo}
            onChange={onDemo}
          />
        </SettingRow>
      </SettingsGroup>
    </>
  );
}

/** Written when the field is left or Enter is pressed, and only when it is an address that may be used. */
function BaseUrl() {
  const { baseUrl } = useSettings();
  const [text, setText] = useState<string | null>(null);
  const value = text ?? baseUrl;
  const isUsable = isServiceUrl(value.trim());
  const take = (url: string) => {
    if (!isServiceUrl(url)) return;
    setText(null);
    if (url !== baseUrl) void settingsChanged({ baseUrl: url });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take(value.trim());
  };
  const issue = {
    text: say('settings.url-bad'),
    fix: { label: say('settings.url-reset', { url: OCTEN_URL }), onPress: () => take(OCTEN_URL) },
  };
  return (
    <form onSubmit={submit}>
      <TextField
        label={say('settings.url')}
        type="url"
        inputMode="url"
        spellCheck="false"
        autoComplete="off"
        // The rule is ours: the browser's own would stop the form without a word.
        validationBehavior="aria"
        value={value}
        onChange={setText}
        onBlur={() => take(value.trim())}
        hint={say('settings.url-hint')}
        issue={isUsable ? undefined : issue}
      />
    </form>
  );
}

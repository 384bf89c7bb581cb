import { say } from '../../../shared/words/say.ts';
import { useSettings } from '../../mirror/session.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SettingsGroup } from '../../ui/sidebar-dialog.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { Switch } from '../../ui/switch.tsx';
import { userIdMade } from '../../user-id.ts';
import { settingsChanged } from './change-settings.ts';
import { OwnModels } from './own-models.tsx';
import { SettingRow } from './setting-row.tsx';

/** Each preview costs this many output tokens (published page). */
const PREVIEW_TOKENS = 100;
const PREVIEWS = ['0', '1', '2', '3'] as const;

/** How pictures are asked for, and how fast. */
export function MakingPage() {
  const { previews, concurrency, requestsPerMinute, retryRefusals } = useSettings();
  return (
    <>
      <SettingsGroup>
        <Segmented
          label={say('settings.previews')}
          segments={PREVIEWS.map((id) => ({ id, label: id === '0' ? say('settings.previews-none') : id }))}
          value={PREVIEWS[previews] ?? '0'}
          onChange={(id) => void settingsChanged({ previews: Number(id) })}
          hint={say('settings.previews-hint', { count: previews, tokens: previews * PREVIEW_TOKENS })}
        />
      </SettingsGroup>
      <SettingsGroup>
        <Stepper
          label={say('settings.concurrency')}
          width="small"
          minValue={1}
          maxValue={16}
          value={concurrency}
          onChange={(value) => void settingsChanged({ concurrency: value })}
        />
        <Stepper
          label={say('settings.rate')}
          width="small"
          minValue={1}
          maxValue={300}
          value={requestsPerMinute}
          onChange={(value) => void settingsChanged({ requestsPerMinute: value })}
          hint={say('settings.rate-hint')}
        />
      </SettingsGroup>
      <SettingsGroup>
        <SettingRow label={say('settings.retries')}>
          <Switch
            label={say('settings.retry')}
            isSelected={retryRefusals}
            onChange={(isOn) => void settingsChanged({ retryRefusals: isOn })}
            hint={say('settings.retry-hint')}
          />
        </SettingRow>
      </SettingsGroup>
      <SettingsGroup>
        <UserId />
      </SettingsGroup>
      <SettingsGroup>
        <OwnModels />
      </SettingsGroup>
    </>
  );
}

function UserId() {
  const { userId } = useSettings();
  return (
    <TextField
      label={say('settings.user')}
      isReadOnly
      isMono={userId !== null}
      value={userId ?? say('settings.user-none')}
      hint={say('settings.user-hint')}
    >
      <Button onPress={() => void userIdMade()}>
        {say(userId === null ? 'settings.user-make' : 'settings.user-new')}
      </Button>
    </TextField>
  );
}

import { Monitor, Moon, Sun } from 'lucide-react';
import { say } from '../../../shared/words/say.ts';
import { useSettings } from '../../mirror/session.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { SettingsGroup } from '../../ui/sidebar-dialog.tsx';
import { settingsChanged } from './change-settings.ts';

export function LookPage() {
  const { theme } = useSettings();
  return (
    <SettingsGroup>
      <Segmented
        label={say('settings.theme')}
        segments={[
          { id: 'system', label: say('settings.theme-system'), icon: Monitor },
          { id: 'light', label: say('settings.theme-light'), icon: Sun },
          { id: 'dark', label: say('settings.theme-dark'), icon: Moon },
        ]}
        value={theme}
        onChange={(id) => void settingsChanged({ theme: id })}
        hint={say('settings.theme-hint')}
      />
    </SettingsGroup>
  );
}

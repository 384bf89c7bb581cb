import { say } from '../../../shared/words/say.ts';
import { useSession } from '../../mirror/session.ts';
import { cx } from '../../ui/class-names.ts';
import { SettingsGroup } from '../../ui/sidebar-dialog.tsx';
import { SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';

/** Which version this is, and what it does on the network and the disk. */
export function AboutPage() {
  const info = useSession((session) => session.info);
  const { host, demo } = useSession((session) => session.service);
  const contacted = demo ? say('settings.contacted-demo') : say('settings.contacted-text', { host });
  return (
    <SettingsGroup>
      <Fact label={say('settings.version')}>{`${say('app.name')} ${info?.version ?? ''}`}</Fact>
      <Fact label={say('settings.contacted')}>{contacted}</Fact>
      <Fact label={say('settings.lies')}>{say('settings.lies-text', { folder: info?.libraryPath ?? '' })}</Fact>
    </SettingsGroup>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <SettingRow label={label}>
      <p className={cx(styles.fact)}>{children}</p>
    </SettingRow>
  );
}

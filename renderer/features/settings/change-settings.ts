import type { SettingsChange } from '../../../shared/settings.ts';
import { call } from '../../bridge.ts';
import { sessionChanged } from '../../mirror/session.ts';
import { notifyError } from '../../notices.ts';

/** Settings take effect at once; there is nothing to confirm. */
export async function settingsChanged(change: SettingsChange): Promise<void> {
  const answer = await call('settings.change', change);
  if (answer.ok) sessionChanged({ settings: answer.value });
  else notifyError(answer.error);
}

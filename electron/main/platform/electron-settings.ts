import { join } from 'node:path';
import Store from 'electron-store';
import { setAsideUnreadable } from '../settings/set-aside.ts';
import type { SettingsFile } from '../settings/settings-store.ts';

/** settings.json through electron-store. A file that can't be read is set aside, never overwritten. */
export function createElectronSettings(dataFolder: string): SettingsFile {
  const store = open(dataFolder);
  return {
    read: () => store.store,
    write: (value) => {
      store.store = { ...value };
    },
  };
}

function open(cwd: string): Store {
  const options = { name: 'settings', cwd, clearInvalidConfig: false };
  try {
    return new Store(options);
  } catch {
    setAsideUnreadable(join(cwd, 'settings.json'), new Date());
    return new Store(options);
  }
}

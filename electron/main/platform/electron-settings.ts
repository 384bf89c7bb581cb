import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
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
    const file = join(cwd, 'settings.json');
    if (existsSync(file)) renameSync(file, join(cwd, `settings.corrupt-${Date.now()}.json`));
    return new Store(options);
  }
}

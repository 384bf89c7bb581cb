import { readSettings, type Settings } from '../../../shared/settings.ts';

/** Where settings.json lives: electron-store in the app, a plain file in the terminal. */
export type SettingsFile = {
  /** Whatever the file holds; anything unreadable is treated as no settings. */
  read(): unknown;
  write(value: Settings): void;
};

type Change = { readonly [F in keyof Settings]?: Settings[F] | undefined };

export type SettingsStore = {
  read(): Settings;
  /** Fields that are missing or undefined stay as they are. */
  change(change: Change): Settings;
  onChange(listener: (settings: Settings) => void): () => void;
};

/** Settings, re-read from the file at each change so that app and terminal don't overwrite each other's fields. */
export function createSettings(file: SettingsFile): SettingsStore {
  let current = readSettings(file.read());
  const listeners = new Set<(settings: Settings) => void>();
  return {
    read: () => current,
    change(change) {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      current = readSettings({ ...readSettings(file.read()), ...given });
      file.write(current);
      for (const listener of listeners) listener(current);
      return current;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

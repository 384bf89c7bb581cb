import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setAsideUnreadable } from './set-aside.ts';
import type { SettingsFile } from './settings-store.ts';

/**
 * settings.json as the terminal reads and writes it: the same file electron-store keeps in the app. One that can't be
 * read counts as empty and is set aside before anything is written.
 */
export function createSettingsFile(path: string): SettingsFile {
  return {
    read() {
      try {
        return JSON.parse(readFileSync(path, 'utf8'));
      } catch {
        return {};
      }
    },
    write(value) {
      mkdirSync(dirname(path), { recursive: true });
      setAsideUnreadable(path, new Date());
      const temporary = `${path}.${process.pid}.tmp`;
      writeFileSync(temporary, `${JSON.stringify(value, null, '\t')}\n`, { mode: 0o600 });
      renameSync(temporary, path);
    },
  };
}

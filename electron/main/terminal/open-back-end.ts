import { homedir } from 'node:os';
import { join } from 'node:path';
import { readSettings, type Settings } from '../../../shared/settings.ts';
import { proxyFromEnv } from '../api/proxy-from-env.ts';
import { type BackEnd, createBackEnd } from '../back-end.ts';
import { createKeychain } from '../key/keychain.ts';
import { dataFolder, defaultLibraryFolder } from '../settings/folders.ts';
import { createSettingsFile } from '../settings/settings-file.ts';
import type { SettingsFile } from '../settings/settings-store.ts';
import { baseUrlOption, folderOption } from './places.ts';

/** Options every command takes. */
export type CommonOptions = {
  readonly library?: string;
  readonly data?: string;
  readonly baseUrl?: string;
  readonly demo?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

/** Where this run reads and writes, before anything is opened or made. */
export type Ground = { readonly data: string; readonly settingsFile: SettingsFile; readonly settings: Settings };

const machine = () => ({ platform: process.platform, home: homedir(), env: process.env });

export const defaultDataFolder = (): string => dataFolder(machine());

/**
 * Folder, address and demo given on the command line hold for this run only: they are laid over the person's settings,
 * which keep their own. @throws TerminalEnd 2 for an option that can't be used
 */
export function groundOf(options: CommonOptions): Ground {
  const data = options.data === undefined ? defaultDataFolder() : folderOption('data', options.data);
  const settingsFile = layOver(createSettingsFile(join(data, 'settings.json')), {
    demo: options.demo === true,
    ...(options.library !== undefined && { libraryFolder: folderOption('library', options.library) }),
    ...(options.baseUrl !== undefined && { baseUrl: baseUrlOption(options.baseUrl) }),
  });
  return { data, settingsFile, settings: readSettings(settingsFile.read()) };
}

/** What is laid over is read first and never written. */
function layOver(kept: SettingsFile, over: Partial<Settings>): SettingsFile {
  return {
    read: () => ({ ...Object(kept.read()), ...over }),
    write(value) {
      const own = readSettings(kept.read());
      const names = Object.keys(over) as (keyof Settings)[];
      kept.write({ ...value, ...Object.fromEntries(names.map((name) => [name, own[name]])) });
    },
  };
}

/** The same back end as the app's, without a window. */
export function openBackEnd({ data, settingsFile }: Ground): BackEnd {
  return createBackEnd({
    dataFolder: data,
    defaultLibraryFolder: defaultLibraryFolder(machine()),
    settingsFile,
    vault: createKeychain(),
    keyFromEnvironment: process.env['OCTEN_API_KEY']?.trim() || null,
    resolveProxy: proxyFromEnv(process.env),
    demoPaceMs: 0,
    role: 'terminal',
  });
}

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BackEnd, createBackEnd } from '../back-end.ts';
import { proxyFromEnv } from '../api/proxy-from-env.ts';
import { createKeychain } from '../key/keychain.ts';
import { dataFolder, defaultLibraryFolder } from '../settings/folders.ts';
import { createSettingsFile } from '../settings/settings-file.ts';
import { createMemorySettingsFile } from '../settings/settings-store.ts';

/** Options every command takes. */
export type CommonOptions = {
  readonly library?: string;
  readonly data?: string;
  readonly baseUrl?: string;
  readonly demo?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

/**
 * The same back end as the app's, without a window. Folder, address and demo given on the command line hold for this
 * run only: they are laid over the person's settings, which stay as they are.
 */
export function openBackEnd(options: CommonOptions): BackEnd {
  const machine = { platform: process.platform, home: homedir(), env: process.env };
  const data = options.data === undefined ? dataFolder(machine) : resolve(options.data);
  const kept = createSettingsFile(join(data, 'settings.json'));
  const overlaid = {
    ...Object(kept.read()),
    demo: options.demo === true,
    ...(options.library !== undefined && { libraryFolder: resolve(options.library) }),
    ...(options.baseUrl !== undefined && { baseUrl: options.baseUrl }),
  };
  const oneRun = options.demo || options.library !== undefined || options.baseUrl !== undefined;
  return createBackEnd({
    dataFolder: data,
    defaultLibraryFolder: defaultLibraryFolder(machine),
    settingsFile: oneRun ? createMemorySettingsFile(overlaid) : kept,
    vault: createKeychain(),
    keyFromEnvironment: process.env['OCTEN_API_KEY'] || null,
    resolveProxy: proxyFromEnv(process.env),
    demoPaceMs: 0,
    role: 'terminal',
  });
}

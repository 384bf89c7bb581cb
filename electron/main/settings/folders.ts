import { join } from 'node:path';

export const PRODUCT_NAME = 'Octen Studio';

type Machine = {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Electron's userData, computed without Electron: the terminal finds the app's journal and settings there. */
export function dataFolder({ platform, home, env }: Machine): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', PRODUCT_NAME);
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), PRODUCT_NAME);
  return join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), PRODUCT_NAME);
}

/** Where pictures go until a person chooses a folder. */
export const defaultLibraryFolder = ({ home }: Pick<Machine, 'home'>): string => join(home, 'Pictures', PRODUCT_NAME);

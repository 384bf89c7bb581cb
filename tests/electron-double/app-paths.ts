import type { App } from 'electron';
import os from 'node:os';
import path from 'node:path';
import { commandLine } from './command-line.ts';
import { state } from './state.ts';

type PathName = Parameters<App['getPath']>[0];

const chosen = new Map<string, string>();

export const appName = () => state.manifest.productName ?? state.manifest.name ?? 'Electron';

export function setPath(name: string, value: string): void {
  if (!path.isAbsolute(value)) throw new Error(`Path must be absolute: '${value}'`);
  chosen.set(name, value);
}

function userData(): string {
  const given = commandLine.getSwitchValue('user-data-dir');
  return given ? path.resolve(given) : path.join(getPath('appData'), appName());
}

/** Folders as Electron places them on Linux. */
const standard: Partial<Record<PathName, () => string>> = {
  home: () => os.homedir(),
  appData: () => process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config'),
  userData,
  sessionData: () => getPath('userData'),
  logs: () => path.join(getPath('userData'), 'logs'),
  crashDumps: () => path.join(getPath('userData'), 'Crashpad'),
  temp: () => os.tmpdir(),
  exe: () => process.argv[0] ?? '',
  module: () => process.argv[0] ?? '',
  desktop: () => path.join(os.homedir(), 'Desktop'),
  documents: () => path.join(os.homedir(), 'Documents'),
  downloads: () => path.join(os.homedir(), 'Downloads'),
  pictures: () => path.join(os.homedir(), 'Pictures'),
};

export function getPath(name: PathName): string {
  const found = chosen.get(name) ?? standard[name]?.();
  if (!found) throw new Error(`Failed to get '${name}' path`);
  return found;
}

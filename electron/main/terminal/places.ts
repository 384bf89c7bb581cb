import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isServiceUrl } from '../../../shared/settings.ts';
import { say } from '../../../shared/words/say-in-terminal.ts';
import type { BackEnd } from '../back-end.ts';
import { isFolder, libraryFolder } from '../library/library-folder.ts';
import { EXIT, TerminalEnd, wrongOption } from './exit-code.ts';

/** An option's folder as an absolute path; nothing is made yet. @throws TerminalEnd 2 when it can't be one */
export function folderOption(option: string, folder: string): string {
  const path = resolve(folder);
  if (folder === '' || !canBeFolder(path)) throw wrongOption(option, say('terminal.folder', { folder: path }));
  return path;
}

/** Where the picture is copied to: nothing may stand there, and its folder must be there. @throws TerminalEnd 2 */
export function outOption(file: string): string {
  const path = resolve(file);
  if (!isMissing(path))
    throw wrongOption('out', say(isThere(path) ? 'terminal.out-exists' : 'terminal.out-unusable', { file: path }));
  const folder = dirname(path);
  if (!isWritableFolder(folder)) throw wrongOption('out', say('terminal.folder', { folder }));
  return path;
}

/** https anywhere, http to this machine only: the key must not travel in the clear. @throws TerminalEnd 2 */
export function baseUrlOption(url: string): string {
  if (!isServiceUrl(url)) throw wrongOption('base-url', say('terminal.base-url', { url }));
  return url;
}

/** A paid answer needs a place: asked before anything is sent. @throws TerminalEnd 1 */
export async function needLibrary(back: BackEnd): Promise<void> {
  const { root, sidecars } = libraryFolder(back.libraryFolder());
  if (!(await isFolder(sidecars))) throw new TerminalEnd(EXIT.failed, say('terminal.library-gone', { folder: root }));
  if (![root, sidecars].every(isWritableFolder))
    throw new TerminalEnd(EXIT.failed, say('terminal.folder', { folder: root }));
}

function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false; // too long a name, or behind a folder that can't be entered
  }
}

/** Whether a folder is there and can be written, or could be made. */
function canBeFolder(path: string): boolean {
  const above = dirname(path);
  if (isMissing(path)) return above !== path && canBeFolder(above);
  return isWritableFolder(path);
}

function isMissing(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false; // it is there, and the system won't show it
  }
}

function isWritableFolder(path: string): boolean {
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

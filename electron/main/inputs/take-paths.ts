import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppFailure } from '../../../shared/app-error.ts';
import type { InputResult } from '../../../shared/ipc/contract.ts';
import type { InputRef } from '../../../shared/request.ts';
import { sniffImageKind } from '../library/image-kind.ts';
import type { Log } from '../log.ts';
import { codeOf } from '../storage/disk-error.ts';
import { plainPath, readInputStart } from './read-input-file.ts';
import { refusal } from './refuse-input.ts';
import { walkFolder } from './walk-folder.ts';

export type TakingPorts = {
  addPath(path: string): Promise<InputRef>;
  /** The asset whose file this is; null when it is no file of the library. */
  assetAt(path: string): string | null;
  readonly log: Log;
};

/** Files looked at in one dropped folder and all below it. */
const MAX_FOLDER_FILES = 5000;
/** Three times what any request takes: more was not meant for one, and each is read whole and kept. */
export const MAX_AT_ONCE = 48;

/**
 * Files and whole folders, in order. A folder with more pictures than are taken at once is refused whole; of files
 * beside each other the first are taken, and the one after them is refused in the name of the rest.
 */
export async function takePaths(paths: readonly string[], ports: TakingPorts): Promise<readonly InputResult[]> {
  const results: InputResult[] = [];
  let room = MAX_AT_ONCE;
  for (const path of paths) {
    const found = await attempt(basename(path), () => picturesAt(path, room, ports.log));
    if (!found.ok) results.push(found);
    if (!found.ok && isTooMany(found) && room === 0) break;
    const files = found.ok ? found.value : [];
    room -= files.length;
    for (const file of files) results.push(await take(file, ports));
  }
  return results;
}

async function take(file: string, { addPath, assetAt }: TakingPorts): Promise<InputResult> {
  const added = await attempt(basename(file), () => addPath(file));
  return added.ok ? { ok: true, input: added.value, asset: assetAt(file) } : added;
}

/** The path itself, or the pictures below it; a folder without any is refused like a file that is none. */
async function picturesAt(path: string, room: number, log: Log): Promise<readonly string[]> {
  const folder = await folderAt(path);
  const pictures = folder === null ? [path] : await picturesBelow(folder, room, log);
  if (pictures.length === 0) throw refusal(basename(path), 'not-an-image');
  if (pictures.length > room) throw refusal(basename(path), 'too-many');
  return pictures;
}

/** Stops at one more than there is room for. */
async function picturesBelow(folder: string, room: number, log: Log): Promise<readonly string[]> {
  const pictures: string[] = [];
  let seen = 0;
  for await (const file of walkFolder(folder)) {
    if (seen === MAX_FOLDER_FILES) {
      log.info('A folder holds more files than are looked at', { seen });
      break;
    }
    seen += 1;
    const start = await readInputStart(file).catch(() => Buffer.alloc(0));
    if (sniffImageKind(start) !== null) pictures.push(file);
    if (pictures.length > room) break;
  }
  return pictures;
}

/** Null for anything but a folder that may be looked into; opening a file that is missing says so later. */
async function folderAt(path: string): Promise<string | null> {
  try {
    const plain = await plainPath(path);
    return (await stat(plain)).isDirectory() ? plain : null;
  } catch (cause) {
    if (codeOf(cause) === null) throw cause;
    return null;
  }
}

type Refused = Extract<InputResult, { ok: false }>;
type Attempt<T> = { readonly ok: true; readonly value: T } | Refused;

const isTooMany = ({ error }: Refused): boolean => error.kind === 'input-refused' && error.reason === 'too-many';

async function attempt<T>(name: string, work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (cause) {
    if (cause instanceof AppFailure) return { ok: false, name, error: cause.error };
    throw cause;
  }
}

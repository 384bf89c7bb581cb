import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { link, mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppFailure } from '../../../shared/app-error.ts';
import { moveDurably, syncFolder } from '../storage/write-atomic.ts';
import { nameAttempt } from './asset-name.ts';
import { codeOf, onDisk } from '../storage/disk-error.ts';
import { isFolder } from './library-folder.ts';

const COPY_BYTES = 1024 * 1024;

/**
 * Copies a file byte for byte, synced to disk; half a copy is taken back.
 * @throws AppFailure when the bytes aren't those of `sha256`.
 */
export async function copyExactly(from: string, to: string, sha256: string): Promise<void> {
  const source = await onDisk('data', () => open(from, 'r'));
  try {
    const target = await open(to, 'wx');
    try {
      const copied = await pour(source, target);
      if (copied !== sha256) throw new AppFailure({ kind: 'disk-failed', place: 'data', code: 'CHECKSUM' });
      await target.sync();
    } catch (cause) {
      await removeQuietly(to);
      throw cause;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function pour(source: FileHandle, target: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(COPY_BYTES);
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) return hash.digest('hex');
    const part = buffer.subarray(0, bytesRead);
    hash.update(part);
    await writeAll(target, part);
  }
}

async function writeAll(target: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await target.write(bytes, at)).bytesWritten;
}

/** Makes `<root>/<month>` and makes it last. */
export async function makeMonth(root: string, month: string): Promise<string> {
  const folder = join(root, month);
  if (await isFolder(folder)) return folder;
  await mkdir(folder, { recursive: true });
  await syncFolder(dirname(folder));
  await syncFolder(root);
  return folder;
}

/** File systems without a second name for a file (exFAT, some network drives) answer with one of these. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EINVAL', 'EISDIR']);

export type Wish = { readonly folder: string; readonly name: string; readonly extension: string };

/**
 * Gives a file a name that nothing had before, and says which. Each name is told to `before` while it is still free:
 * whoever goes on after a stop finds the file by it (`wasPlaced`). The file keeps its old name too where the file
 * system can.
 */
export async function placeUnique(
  source: string,
  { folder, name, extension }: Wish,
  before: (chosen: string) => Promise<void>,
): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    const chosen = `${nameAttempt(name, attempt)}.${extension}`;
    const target = join(folder, chosen);
    if (await isTaken(source, target)) continue;
    await before(chosen);
    if (!(await placeAs(source, target))) continue;
    await syncFolder(folder);
    return chosen;
  }
}

async function isTaken(source: string, target: string): Promise<boolean> {
  const found = await lookAt(target);
  return found !== null && !isSame(await lookAt(source), found);
}

async function placeAs(source: string, target: string): Promise<boolean> {
  try {
    await link(source, target);
    return true;
  } catch (cause) {
    const code = codeOf(cause) ?? '';
    if (code === 'EEXIST') return !(await isTaken(source, target));
    if (!NO_LINKS.has(code)) throw cause;
    return reserveAndMove(source, target);
  }
}

/** An empty file holds the name, so two processes can't both find it free. */
async function reserveAndMove(source: string, target: string): Promise<boolean> {
  try {
    await (await open(target, 'wx')).close();
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  }
  await moveDurably(source, target);
  return true;
}

/**
 * Whether `source` had got the name `target` before a stop: it has both names, or it has left its own. An empty file
 * that only held the name goes.
 */
export async function wasPlaced(source: string, target: string, bytes: number): Promise<boolean> {
  const [left, placed] = [await lookAt(source), await lookAt(target)];
  if (placed === null) return false;
  if (left === null) return placed.size === BigInt(bytes);
  if (placed.size === 0n) await rm(target, { force: true });
  return isSame(left, placed);
}

const lookAt = (file: string): Promise<BigIntStats | null> =>
  stat(file, { bigint: true }).catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') return null;
    throw cause;
  });

/** Two names of one file. Without such names, file systems number files as they please. */
const isSame = (one: BigIntStats | null, other: BigIntStats): boolean =>
  one !== null && one.nlink > 1n && one.ino === other.ino && one.dev === other.dev;

/** Every `YYYY/MM` of a library, newest first. */
export async function monthsOf(root: string): Promise<string[]> {
  const months: string[] = [];
  for (const year of (await readdir(root)).filter((name) => /^\d{4}$/.test(name)))
    for (const month of await readdir(join(root, year)).catch(() => []))
      if (/^\d{2}$/.test(month) && (await isFolder(join(root, year, month)))) months.push(`${year}/${month}`);
  return months.sort().reverse();
}

export const removeQuietly = (file: string): Promise<void> => rm(file, { force: true }).catch(() => undefined);

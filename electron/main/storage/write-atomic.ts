import { createHash, randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from './disk-error.ts';

/** What is too large to be held comes piece by piece. */
type Content = string | Uint8Array | AsyncIterable<Uint8Array>;

/**
 * A file is either what it was or what it is meant to be, also after a power cut: temp in the same folder, written,
 * synced, renamed, folder synced. Writes to one path wait for each other.
 */
export async function writeAtomic(file: string, content: Content): Promise<void> {
  const target = resolve(file);
  const before = lastWrite.get(target) ?? Promise.resolve();
  const write = before.catch(() => undefined).then(() => writeOnce(target, content));
  lastWrite.set(target, write);
  try {
    await write;
  } finally {
    if (lastWrite.get(target) === write) lastWrite.delete(target);
  }
}

/** By path: the newest write that hasn't ended. */
const lastWrite = new Map<string, Promise<void>>();

async function writeOnce(target: string, content: Content): Promise<void> {
  const temporary = temporaryBeside(target);
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await moveDurably(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const temporaryBeside = (target: string): string =>
  join(dirname(target), `.${basename(target).slice(0, 80)}.${THIS_PROCESS}-${randomBytes(6).toString('hex')}.tmp`);

/** A folder may be shared by computers, and each has its own process numbers. */
const THIS_COMPUTER = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const THIS_PROCESS = `${THIS_COMPUTER}-${process.pid}`;

/** Renames inside one file system so that the new name survives a power cut. The content must be synced already. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await renamePatiently(from, to);
  await syncFolder(dirname(to));
}

/** Windows refuses to rename over a file that a scanner or an indexer holds open: it lets go within seconds. */
const HELD_OPEN = new Set(['EPERM', 'EBUSY', 'EACCES']);
const PATIENCE_MS = 10_000;

async function renamePatiently(from: string, to: string): Promise<void> {
  const patience = process.platform === 'win32' ? PATIENCE_MS : 0;
  for (let pauseMs = 20, waitedMs = 0; ; waitedMs += pauseMs, pauseMs = Math.min(500, pauseMs * 2)) {
    try {
      return await rename(from, to);
    } catch (error) {
      const code = codeOf(error) ?? '';
      if (!HELD_OPEN.has(code) || waitedMs >= patience) throw error;
      await wait(pauseMs);
    }
  }
}

/**
 * Makes names in a folder last, where the system can: Windows has no such call, and some network drives refuse it
 * (EINVAL, ENOTSUP, EPERM, EIO). No refusal is a failure: by now the names are there and the files are synced, so who
 * took it for one would undo, or do twice, what is done.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (codeOf(cause) === null) throw cause;
  }
}

const A_DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes what a killed write left in a folder: at once where its process is known to be gone, after a day of grace
 * where it may be alive on another computer.
 */
export async function sweepTemporary(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    const [isTemporary, computer, pid] = /^\..+\.([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/.exec(name) ?? [];
    if (!isTemporary) continue;
    const file = join(folder, name);
    const found = await stat(file).catch(() => null);
    if (!found) continue;
    const isLeft = computer === THIS_COMPUTER && !isRunning(Number(pid));
    if (isLeft || now.getTime() - found.mtimeMs > A_DAY_MS) await rm(file, { force: true });
  }
}

/** Signal 0 asks without sending; anything but "no such process" counts as running. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

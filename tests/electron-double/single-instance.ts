import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { getPath } from './app-paths.ts';

interface SecondInstance {
  argv: string[];
  cwd: string;
  data: unknown;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function tellFirstInstance(folder: string, data: unknown): void {
  const message: SecondInstance = { argv: process.argv, cwd: process.cwd(), data };
  const unfinished = path.join(folder, `second-${process.pid}.tmp`);
  writeFileSync(unfinished, JSON.stringify(message));
  renameSync(unfinished, path.join(folder, `second-${process.pid}.json`));
}

function watchForOthers(folder: string, onSecond: (second: SecondInstance) => void): void {
  const watcher = watch(folder, (_kind, name) => {
    const file = path.join(folder, name ?? '');
    if (!name?.endsWith('.json') || !existsSync(file)) return;
    const message = JSON.parse(readFileSync(file, 'utf8')) as SecondInstance;
    rmSync(file, { force: true });
    onSecond(message);
  });
  watcher.unref();
}

let holdsLock = false;

export const hasLock = () => holdsLock;

/** A file with the first instance's process id; a later instance leaves its arguments beside it. Synchronous. */
export function requestLock(data: unknown, onSecond: (second: SecondInstance) => void): boolean {
  if (holdsLock) return true;
  const folder = path.join(getPath('userData'), '.double');
  const lock = path.join(folder, 'pid');
  mkdirSync(folder, { recursive: true });
  const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
  if (holder && holder !== process.pid && isAlive(holder)) {
    tellFirstInstance(folder, data);
    return false;
  }
  writeFileSync(lock, String(process.pid));
  holdsLock = true;
  process.on('exit', () => rmSync(lock, { force: true }));
  watchForOthers(folder, onSecond);
  return true;
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own whose room a test decides. */
export type SmallDisk = { leave(bytes: number): void; protect(isReadOnly: boolean): void; remove(): void };

const mount = (...words: readonly string[]): Buffer => execFileSync('mount', words, { stdio: 'pipe' });
const unmount = (folder: string): void => void execFileSync('umount', ['--lazy', folder], { stdio: 'pipe' });

/** Takes no memory but for what is written to it. @throws where this process may mount nothing */
export function mountSmallDisk(folder: string): SmallDisk {
  mkdirSync(folder, { recursive: true });
  mount('-t', 'tmpfs', '-o', 'size=1g', 'tmpfs', folder);
  return {
    leave(bytes) {
      const { blocks, bfree, bsize } = statfsSync(folder);
      mount('-o', `remount,size=${(blocks - bfree) * bsize + bytes}`, folder);
    },
    protect: (isReadOnly) => void mount('-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, folder),
    remove: () => unmount(folder),
  };
}

/** Whether this process may mount one: root on Linux, mostly. */
export function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'octen-mount-'));
  try {
    mountSmallDisk(folder).remove();
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

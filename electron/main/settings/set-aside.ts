import { readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf } from '../storage/disk-error.ts';

/**
 * Renames a settings file that can't be read to `settings.corrupt-<ms>.json` beside it, so that writing anew never
 * loses what a person may want to mend by hand. A file that is whole, or missing, stays as it is.
 */
export function setAsideUnreadable(path: string, now: Date): void {
  if (isUsable(path)) return;
  renameSync(path, join(dirname(path), `settings.corrupt-${now.getTime()}.json`));
}

function isUsable(path: string): boolean {
  try {
    JSON.parse(readFileSync(path, 'utf8'));
    return true;
  } catch (cause) {
    return codeOf(cause) === 'ENOENT';
  }
}

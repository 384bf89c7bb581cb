import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A write takes milliseconds: what is older was left by a process that was killed amid one. */
const LEFT_AFTER_MS = 60_000;

/** What a write is called until it is renamed: `settings.json.<pid>.tmp` ours, `settings.json.tmp-<16 hex>` electron-store's. */
const TEMPORARY = /^settings\.json\.(?:\d+\.tmp|tmp-[0-9a-f]{16})$/;

/** Removes what killed writes of settings.json left beside it. */
export async function sweepSettings(dataFolder: string, now: Date): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    if (!TEMPORARY.test(name)) continue;
    const file = join(dataFolder, name);
    const found = await stat(file).catch(() => null);
    if (found && now.getTime() - found.mtimeMs > LEFT_AFTER_MS) await rm(file, { force: true });
  }
}

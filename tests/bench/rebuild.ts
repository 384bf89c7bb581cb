import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { silentLog } from '../../electron/main/log.ts';
import { createLibrary } from '../../electron/main/library/library.ts';
import { libraryFolder } from '../../electron/main/library/library-folder.ts';
import { writeSidecars } from '../support/many-sidecars.ts';
import type { BenchRow } from './bench-row.ts';

/** The index of a large library made anew: what the thread that serves the window feels of it. */

const SIDECARS = 10_000;
const ROUNDS = 5;
const PROMPT = 'A quiet harbour at first light, fishing boats, long exposure, muted colours, fine grain, wide view';

async function timeRebuild(): Promise<BenchRow[]> {
  const base = mkdtempSync(join(tmpdir(), 'octen-rebuild-'));
  const root = join(base, 'library');
  writeSidecars(libraryFolder(root), SIDECARS, PROMPT);
  const library = createLibrary({ folder: () => root, dataFolder: base, now: () => new Date(), log: silentLog });
  await library.open();
  const blockedMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const loop = monitorEventLoopDelay({ resolution: 1 });
    loop.enable();
    await library.rebuild();
    loop.disable();
    blockedMs.push(loop.max / 1e6);
  }
  await library.close();
  rmSync(base, { recursive: true, force: true });
  const what = 'index of 10,000 pictures made anew: event loop blocked at most';
  return [{ what, value: Math.max(...blockedMs), unit: 'ms', target: 16 }];
}

export const cases = [{ name: 'rebuild', run: timeRebuild }] as const;

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryFolder } from '../../electron/main/library/library-folder.ts';
import { answerOf, sidecarOf } from '../../electron/main/library/make-sidecar.ts';
import { savedReply, someRequest } from './library-world.ts';

export const numberedId = (number: number): string => number.toString(16).padStart(24, '0');

export const sidecarFileOf = ({ sidecars }: LibraryFolder, number: number): string =>
  join(sidecars, `${numberedId(number)}.json`);

/** Sidecars of pictures that aren't there: what an index is made from. */
export function writeSidecars(folder: LibraryFolder, count: number, prompt: string): void {
  mkdirSync(folder.sidecars, { recursive: true });
  const image = { file: '', bytes: 10, sha256: 'a'.repeat(64), kind: 'png', width: 64, height: 48 } as const;
  const saved = savedReply([image], { job: { request: someRequest({ prompt }) } });
  const [answer, createdAt] = [answerOf(saved, 0), new Date('2026-03-10T12:00:00.000Z')];
  for (let number = 0; number < count; number += 1) {
    const facts = { id: numberedId(number), job: saved.job, image, createdAt, file: `2026/03/${number}.png`, answer };
    writeFileSync(sidecarFileOf(folder, number), JSON.stringify(sidecarOf(facts)));
  }
}

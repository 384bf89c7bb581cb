import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Lookup } from '../../../../electron/main/back-end.ts';
import { silentLog } from '../../../../electron/main/log.ts';
import { serveApp } from '../../../../electron/main/platform/app-protocol.ts';
import { pngBytes } from '../../../support/answer-bytes.ts';

type Answerer = (request: Request) => Promise<Response>;
const electron = vi.hoisted(() => ({ answer: null as Answerer | null }));
vi.mock('electron', () => ({
  protocol: { handle: (_scheme: string, answer: Answerer) => void (electron.answer = answer) },
}));

const id = 'a'.repeat(24);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octen-protocol-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('pictures that never change are kept by the page; a preview, whose number comes again, is not', async () => {
  const file = join(folder, 'picture.png');
  const part = join(folder, 'image-0.part');
  writeFileSync(file, pngBytes());
  writeFileSync(part, pngBytes());
  const lookup: Lookup = {
    asset: () => file,
    input: () => file,
    thumb: () => Promise.resolve({ bytes: pngBytes(), kind: 'webp' }),
    inputThumb: () => Promise.resolve({ bytes: pngBytes(), kind: 'webp' }),
    preview: () => part,
  };
  serveApp(folder, lookup, silentLog);
  const cachingOf = async (path: string) => {
    const response = await electron.answer?.(new Request(`app://studio/${path}`));
    expect(response?.status).toBe(200);
    return response?.headers.get('cache-control');
  };
  expect(await cachingOf(`preview/${id}/1`)).toBe('no-store');
  for (const path of [`asset/${id}`, `thumb/${id}`, `input/${'b'.repeat(64)}`, `input-thumb/${'b'.repeat(64)}`])
    expect(await cachingOf(path)).toContain('immutable');
});

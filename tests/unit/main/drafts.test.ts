import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDrafts } from '../../../electron/main/drafts.ts';
import { emptyDraft } from '../../../shared/draft.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drafts-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the request being written', () => {
  test('is found again after a restart, also the first one ever saved', async () => {
    await createDrafts(folder).save({ ...emptyDraft(), prompt: 'A red kite' });
    expect((await createDrafts(folder).read())?.prompt).toBe('A red kite');
  });

  test('is empty when there was none, or what was saved can’t be read', async () => {
    const drafts = createDrafts(folder);
    expect(await drafts.read()).toBeNull();
    await drafts.save(emptyDraft());
    await writeFile(join(folder, 'drafts', 'request.json'), '{"prompt":');
    expect(await drafts.read()).toBeNull();
  });
});

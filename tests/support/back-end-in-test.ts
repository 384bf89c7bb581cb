import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BackEnd, createBackEnd } from '../../electron/main/back-end.ts';
import { createMemoryVault, type Vault } from '../../electron/main/key/keychain.ts';
import { createSettingsFile } from '../../electron/main/settings/settings-file.ts';
import { emptyDraft, type Draft } from '../../shared/draft.ts';
import { toRequest } from '../../shared/check-draft.ts';
import type { GenerationRequest } from '../../shared/request.ts';

export type Place = { readonly root: string; readonly data: string; readonly library: string; remove(): void };

/** A data folder and a library folder of their own. */
export function temporaryPlace(): Place {
  const root = mkdtempSync(join(tmpdir(), 'octen-test-'));
  return {
    root,
    data: join(root, 'data'),
    library: join(root, 'library'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

export type Opening = {
  readonly baseUrl: string;
  readonly key?: string | null;
  readonly vault?: Vault;
  readonly role?: 'app' | 'terminal';
  /** What the system says about proxies; none unless a test has one. */
  readonly proxy?: string;
};

/** The real back end on real folders, talking to a service on loopback. */
export function openBackEndIn(place: Place, opening: Opening): BackEnd {
  const file = createSettingsFile(join(place.data, 'settings.json'));
  file.write({ ...Object(file.read()), baseUrl: opening.baseUrl, libraryFolder: place.library });
  return createBackEnd({
    dataFolder: place.data,
    defaultLibraryFolder: place.library,
    settingsFile: file,
    vault: opening.vault ?? createMemoryVault(),
    keyFromEnvironment: opening.key === undefined ? 'test-key-0123456789' : opening.key,
    resolveProxy: async () => opening.proxy ?? 'DIRECT',
    demoPaceMs: 0,
    role: opening.role ?? 'app',
  });
}

/** A request made the way the form and the terminal make it. */
export function requestOf(fields: Partial<Draft>): GenerationRequest {
  const result = toRequest({
    ...emptyDraft(),
    prompt: 'A quiet harbour',
    quality: 'low',
    size: '1024x1024',
    ...fields,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

let pressed = 0;

/** Adds jobs as one press of Generate does. */
export function addJobs(back: BackEnd, requests: readonly GenerationRequest[]): readonly string[] {
  pressed += 1;
  return back.queue.add({
    token: `test-press-${process.pid}-${pressed}`,
    jobs: requests.map((request) => ({ request, repetition: 0, parents: [] })),
    origin: 'hand',
    batchName: null,
    demo: false,
  });
}

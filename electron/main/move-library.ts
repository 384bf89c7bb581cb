import { type GenerationRequest, type InputRef, maskOf } from '../../shared/request.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Drafts } from './drafts.ts';
import { carryInputs } from './inputs/carry-inputs.ts';
import type { Pinned } from './inputs/pinned.ts';
import { createInputStore } from './inputs/input-store.ts';
import type { Library } from './library/library.ts';
import type { SettingsStore } from './settings/settings-store.ts';

export type MovePorts = {
  readonly settings: SettingsStore;
  readonly libraryFolder: () => string;
  readonly library: Pick<Library, 'open'>;
  /** Jobs that are on their way or may be sent again. */
  readonly jobs: () => readonly { readonly request: GenerationRequest }[];
  readonly drafts: Pick<Drafts, 'read'>;
  readonly pinned: Pick<Pinned, 'read'>;
};

/**
 * Makes `folder` the library. Pictures stay where they are; what requests still need of the old one comes along.
 * @throws AppFailure when the folder can't be used; the old one stays then.
 */
export async function moveLibrary(folder: string, ports: MovePorts): Promise<Settings> {
  const { settings, library } = ports;
  const before = settings.read().libraryFolder;
  const oldRoot = ports.libraryFolder();
  const kept = createInputStore(() => oldRoot);
  const carry = async () => carryInputs(await inputsInUse(ports), kept, folder);
  await carry();
  settings.change({ libraryFolder: folder });
  try {
    await carry(); // what was added during the first time; the others are there
    await library.open();
  } catch (cause) {
    settings.change({ libraryFolder: before });
    await library.open();
    throw cause;
  }
  return settings.read();
}

/** Hashes named by jobs, by the request being written and by the shelf. */
async function inputsInUse({ jobs, drafts, pinned }: MovePorts): Promise<readonly string[]> {
  const draft = await drafts.read();
  const ofShelf = (await pinned.read()).map(({ input }) => input.hash);
  const ofJobs = jobs().flatMap(({ request }) => hashesOf(request.references, maskOf(request)));
  return [...ofShelf, ...ofJobs, ...(draft === null ? [] : hashesOf(draft.references, draft.mask))];
}

const hashesOf = (references: readonly InputRef[], mask: InputRef | null): string[] =>
  [...references, ...(mask === null ? [] : [mask])].map(({ hash }) => hash);

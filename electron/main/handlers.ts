import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { AppFailure } from '../../shared/app-error.ts';
import type { AppInfo, InputResult } from '../../shared/ipc/contract.ts';
import type { KeptMask, PackedKeptMask } from '../../shared/mask.ts';
import { packRuns, unpackRuns } from '../../shared/pack-runs.ts';
import type { Size } from '../../shared/size.ts';
import type { BackEnd } from './back-end.ts';
import type { Handlers } from './dispatch.ts';
import { exportFile } from './library/export-asset.ts';

/** What only a desktop can do; the terminal has no use for it. Files go out as paths, never to the page. */
export type Desktop = {
  info(): AppInfo;
  /** Turns menu items on and off. */
  commandsChanged(change: { readonly on: readonly string[]; readonly off: readonly string[] }): void;
  chooseFolder(current: string): Promise<string | null>;
  chooseImages(): Promise<readonly string[]>;
  chooseSaveTarget(name: string): Promise<string | null>;
  reveal(file: string): void;
  copyImage(file: string): Promise<void>;
  /** Copied files as paths, else the copied picture as PNG bytes, else nothing. */
  readClipboard(): Promise<{ readonly paths: readonly string[] } | { readonly png: Uint8Array } | null>;
  dragOut(files: readonly string[], icon: Uint8Array | null): Promise<void>;
};

/** Command → service call: the table of contents of the back end. */
export function createHandlers(back: BackEnd, desktop: Desktop): Handlers {
  return {
    ...keyHandlers(back),
    ...settingsHandlers(back, desktop),
    ...inputHandlers(back, desktop),
    ...maskHandlers(back, desktop),
    ...queueHandlers(back, desktop),
    ...libraryHandlers(back, desktop),
  };
}

type Part<Prefix extends string> = {
  [C in keyof Handlers as C extends `${Prefix}.${string}` ? C : never]: Handlers[C];
};

const keyHandlers = ({ key, checkKey, queue, usage }: BackEnd): Part<'key'> & Part<'usage'> => ({
  'key.status': () => key.status(),
  'key.save': async (input) => {
    const status = await key.save(input.key);
    queue.retryWaiting('key');
    queue.retryWaiting('balance'); // it may be another account's key
    return status;
  },
  'key.forget': () => key.forget(),
  'key.check': () => checkKey(),
  'usage.today': () => usage.today(),
});

const settingsHandlers = (back: BackEnd, desktop: Desktop): Part<'app' | 'demo' | 'settings' | 'request'> => ({
  'app.info': () => desktop.info(),
  'app.service': () => back.service.status(),
  'app.commandsChanged': (change) => {
    desktop.commandsChanged(change);
    return null;
  },
  'demo.use': ({ on }) => back.service.use(on),
  'settings.read': () => back.settings.read(),
  'settings.change': (change) => back.changeSettings(change),
  'settings.makeUserId': () => back.settings.change({ userId: randomUUID() }),
  'settings.chooseFolder': async () => {
    const folder = await desktop.chooseFolder(back.libraryFolder());
    return folder === null ? null : back.useLibraryFolder(folder);
  },
  'request.saveDraft': async (draft) => {
    await back.drafts.save(draft);
    return null;
  },
  'request.readDraft': () => back.drafts.read(),
});

const inputHandlers = ({ inputs, library, pinned }: BackEnd, desktop: Desktop): Part<'input'> => ({
  'input.addBytes': ({ name, bytes }) => addBytes(inputs, name, bytes),
  'input.addPaths': ({ paths }) => inputs.addPaths(paths),
  'input.choose': async () => inputs.addPaths(await desktop.chooseImages()),
  'input.paste': async () => {
    const pasted = await desktop.readClipboard();
    if (pasted === null) return [];
    return 'paths' in pasted
      ? inputs.addPaths(pasted.paths)
      : [await addBytes(inputs, 'Pasted picture.png', pasted.png)];
  },
  'input.shrink': (input) => inputs.shrink(input.inputs),
  'input.edit': ({ input, edit }) => inputs.edit(input, edit),
  'input.pinned': () => pinned.read(),
  'input.pin': (input) => pinned.pin(input.pinned),
  'input.unpin': ({ hashes }) => pinned.unpin(hashes),
  'input.readEdit': ({ hash }) => inputs.readEdit(hash),
  'input.fromAsset': async ({ id }) => inputs.fromAsset(fileOf(library, id), basename(fileOf(library, id))),
});

async function addBytes(inputs: BackEnd['inputs'], name: string, bytes: Uint8Array): Promise<InputResult> {
  try {
    return { ok: true, input: await inputs.addBytes(bytes, name), asset: null };
  } catch (cause) {
    if (cause instanceof AppFailure) return { ok: false, name, error: cause.error };
    throw cause;
  }
}

const maskHandlers = ({ masks, inputs }: BackEnd, desktop: Desktop): Part<'mask'> => ({
  'mask.save': async ({ picture, name, packed, ...draft }) => ({
    input: await masks.save({ picture, name }, { ...draft, coverage: unpacked(packed, draft) }),
  }),
  'mask.read': async ({ picture, sent, ...size }) => packedMask(await masks.read(picture, size, sent)),
  'mask.others': ({ picture }) => masks.others(picture),
  'mask.take': async ({ picture }) => packedMask(await masks.of(picture)),
  'mask.import': ({ bytes, name, stretch, ...size }) => masks.importMask(bytes, name, size, stretch),
  'mask.saveAs': async ({ hash, name }) => {
    const source = inputs.file(hash);
    if (source === null) throw new AppFailure({ kind: 'not-found', what: 'input' });
    const target = await desktop.chooseSaveTarget(basename(name));
    if (target !== null) await exportFile(source, target);
    return { saved: target !== null };
  },
});

const packedMask = (mask: KeptMask | null): PackedKeptMask | null => {
  if (mask === null) return null;
  const { coverage, ...facts } = mask;
  return { ...facts, packed: packRuns(coverage) };
};

/** What the window packed; other bytes are refused. */
function unpacked(packed: Uint8Array, { width, height }: Size): Uint8Array {
  const coverage = new Uint8Array(width * height);
  try {
    return unpackRuns(packed, coverage);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new AppFailure({ kind: 'request-invalid', field: 'packed', reason: 'Not a mask of this size' });
  }
}

const queueHandlers = ({ queue, service, key, answers }: BackEnd, desktop: Desktop): Part<'queue'> => ({
  'queue.read': () => queue.snapshot(),
  'queue.page': (query) => queue.page(query),
  'queue.add': (input) => {
    const { demo } = service.status();
    if (!demo && key.status().state === 'missing') throw new AppFailure({ kind: 'key-missing' });
    return queue.add({ ...input, demo });
  },
  'queue.job': ({ id }) => queue.job(id),
  'queue.cancel': ({ ids }) => nothing(queue.cancel(ids)),
  'queue.sendAgain': ({ ids }) => nothing(queue.sendAgain(ids)),
  'queue.lookAgain': ({ id }) => queue.lookAgain(id),
  'queue.showAnswer': async ({ id }) => nothing(desktop.reveal(await answers.file(id))),
  'queue.forget': ({ ids }) => nothing(queue.forget(ids)),
  'queue.pause': () => nothing(queue.pause()),
  'queue.resume': () => nothing(queue.resume()),
  'queue.clearFinished': () => nothing(queue.clearFinished()),
});

const libraryHandlers = ({ library }: BackEnd, desktop: Desktop): Part<'library'> => ({
  'library.page': (query) => library.page(query),
  'library.days': (query) => library.days(query),
  'library.read': ({ id }) => library.read(id),
  'library.trash': async ({ ids }) => nothing(await library.trash(ids)),
  'library.restore': async ({ ids }) => nothing(await library.restore(ids)),
  'library.favourite': async ({ ids, on }) => nothing(await library.favourite(ids, on)),
  'library.reveal': ({ id }) => nothing(desktop.reveal(fileOf(library, id))),
  'library.saveAs': async ({ id }) => {
    const target = await desktop.chooseSaveTarget(basename(fileOf(library, id)));
    if (target !== null) await library.exportAsset(id, target);
    return { saved: target !== null };
  },
  'library.copy': async ({ id }) => nothing(await desktop.copyImage(fileOf(library, id))),
  'library.dragOut': async ({ ids }) => {
    const files = ids.map((id) => library.file(id)).filter((file) => file !== null);
    const first = ids[0];
    if (first === undefined || files.length === 0) throw new AppFailure({ kind: 'not-found', what: 'asset' });
    const thumb = await library.thumb(first);
    return nothing(await desktop.dragOut(files, thumb?.bytes ?? null));
  },
});

const nothing = (_done: unknown): null => null;

function fileOf(library: BackEnd['library'], id: string): string {
  const file = library.file(id);
  if (file === null) throw new AppFailure({ kind: 'not-found', what: 'asset' });
  return file;
}

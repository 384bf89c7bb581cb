import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppFailure } from '../../../shared/app-error.ts';
import type { InputResult } from '../../../shared/ipc/contract.ts';
import type { InputRef } from '../../../shared/request.ts';
import type { Size } from '../../../shared/size.ts';
import { codeOf } from '../storage/disk-error.ts';
import { sniffImageKind } from '../library/image-kind.ts';
import type { Log } from '../log.ts';
import { LONG_EDGE_PX, samePixelsAsPng, shrinkPicture } from './convert-picture.ts';
import { createInputStore, type InputStore } from './input-store.ts';
import { checkMask } from './mask.ts';
import { preparePicture } from './prepare-picture.ts';
import { plainPath, readInputFile, readInputStart } from './read-input-file.ts';
import { nameOnly, refusal } from './refuse-input.ts';
import { walkFolder } from './walk-folder.ts';

export type InputPorts = {
  /** The library's folder as it is set now; it must exist. */
  readonly folder: () => string;
  readonly log: Log;
};

/** Pictures and masks that go into requests, kept by their content. Failures are AppFailures that name the file. */
export type Inputs = {
  addBytes(bytes: Uint8Array, name: string): Promise<InputRef>;
  addPath(path: string): Promise<InputRef>;
  /** Files and whole folders, in order; what isn't a picture is passed over inside a folder and refused outside one. */
  addPaths(paths: readonly string[]): Promise<readonly InputResult[]>;
  /** A mask for a picture of this size. */
  addMask(bytes: Uint8Array, name: string, size: Size): Promise<InputRef>;
  /** A picture of the library as an input. */
  fromAsset(file: string, name: string): Promise<InputRef>;
  /** Those larger than 2048 px become so; the others come back as they are. */
  shrink(inputs: readonly InputRef[]): Promise<readonly InputRef[]>;
  /** Absolute path of the kept bytes; null when there are none. */
  file(hash: string): string | null;
  /** The picture as PNG, of the same pixels: what an edit with a mask sends first. */
  pngOf(input: InputRef): Promise<{ readonly file: string; readonly bytes: number }>;
};

export function createInputs(ports: InputPorts): Inputs {
  const store = createInputStore(ports.folder);
  const addPath = async (path: string): Promise<InputRef> => add(store, await readInputFile(path), basename(path));
  return {
    addPath,
    addBytes: (bytes, name) => add(store, asBuffer(bytes), nameOnly(name)),
    addPaths: (paths) => addPaths(paths, addPath, ports.log),
    async addMask(bytes, name, size) {
      const problem = checkMask(asBuffer(bytes), size);
      if (problem) throw refusal(nameOnly(name), problem);
      return add(store, asBuffer(bytes), nameOnly(name));
    },
    fromAsset: async (file, name) => add(store, await readInputFile(file), nameOnly(name)),
    async shrink(inputs) {
      const shrunk: InputRef[] = [];
      for (const input of inputs) shrunk.push(isLarge(input) ? await shrink(store, input) : input);
      return shrunk;
    },
    file: (hash) => store.file(hash),
    pngOf: (input) => pngOf(store, input),
  };
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

async function add(store: InputStore, bytes: Buffer, name: string): Promise<InputRef> {
  const picture = await preparePicture(bytes, name);
  const hash = await store.keep(picture.bytes, picture.kind);
  const { kind, width, height } = picture;
  return { hash, kind, width, height, bytes: picture.bytes.length, name };
}

function originalOf(store: InputStore, hash: string): string {
  const file = store.file(hash);
  if (file === null) throw new AppFailure({ kind: 'not-found', what: 'input' });
  return file;
}

const isLarge = ({ width, height }: Size): boolean => Math.max(width, height) > LONG_EDGE_PX;

async function shrink(store: InputStore, { hash, kind, name }: InputRef): Promise<InputRef> {
  const smaller = await shrinkPicture(originalOf(store, hash), kind);
  const { width, height, bytes } = smaller;
  return { hash: await store.keep(bytes, smaller.kind), kind: smaller.kind, width, height, bytes: bytes.length, name };
}

async function pngOf(store: InputStore, { hash, kind }: InputRef): Promise<{ file: string; bytes: number }> {
  const original = originalOf(store, hash);
  if (kind === 'png') return { file: original, bytes: (await stat(original)).size };
  const { path, exists } = store.pngFile(hash);
  if (!exists) await store.write(path, await samePixelsAsPng(original));
  return { file: path, bytes: (await stat(path)).size };
}

/** Files looked at in one dropped folder and all below it. */
const MAX_FOLDER_FILES = 5000;

async function addPaths(
  paths: readonly string[],
  addPath: (path: string) => Promise<InputRef>,
  log: Log,
): Promise<readonly InputResult[]> {
  const results: InputResult[] = [];
  for (const path of paths) {
    const found = await attempt(basename(path), () => picturesAt(path, log));
    if (!found.ok) results.push(found);
    else for (const file of found.value) results.push(asResult(await attempt(basename(file), () => addPath(file))));
  }
  return results;
}

/** The path itself, or the pictures below it; a folder without any is refused like a file that is none. */
async function picturesAt(path: string, log: Log): Promise<readonly string[]> {
  const folder = await folderAt(path);
  if (folder === null) return [path];
  const pictures: string[] = [];
  let seen = 0;
  for await (const file of walkFolder(folder)) {
    if (seen === MAX_FOLDER_FILES) {
      log.info('A folder holds more files than are looked at', { seen });
      break;
    }
    seen += 1;
    const start = await readInputStart(file).catch(() => Buffer.alloc(0));
    if (sniffImageKind(start) !== null) pictures.push(file);
  }
  if (pictures.length === 0) throw refusal(basename(path), 'not-an-image');
  return pictures;
}

/** Null for anything but a folder that may be looked into; opening a file that is missing says so later. */
async function folderAt(path: string): Promise<string | null> {
  try {
    const plain = await plainPath(path);
    return (await stat(plain)).isDirectory() ? plain : null;
  } catch (cause) {
    if (codeOf(cause) === null) throw cause;
    return null;
  }
}

type Attempt<T> = { readonly ok: true; readonly value: T } | Extract<InputResult, { ok: false }>;

async function attempt<T>(name: string, work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (cause) {
    if (cause instanceof AppFailure) return { ok: false, name, error: cause.error };
    throw cause;
  }
}

const asResult = (tried: Attempt<InputRef>): InputResult => (tried.ok ? { ok: true, input: tried.value } : tried);

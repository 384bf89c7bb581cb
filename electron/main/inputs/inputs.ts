import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppFailure } from '../../../shared/app-error.ts';
import type { InputResult } from '../../../shared/ipc/contract.ts';
import type { PictureEdit } from '../../../shared/picture-edit.ts';
import type { InputRef } from '../../../shared/request.ts';
import type { Size } from '../../../shared/size.ts';
import type { Log } from '../log.ts';
import { LONG_EDGE_PX, samePixelsAsPng, shrinkPicture } from './convert-picture.ts';
import { editPicture, type EditNote, readEditNote } from './edit-picture.ts';
import { createInputStore, type InputStore } from './input-store.ts';
import { checkMask } from './mask.ts';
import { preparePicture } from './prepare-picture.ts';
import { readInputFile } from './read-input-file.ts';
import { nameOnly, refusal } from './refuse-input.ts';
import { takePaths } from './take-paths.ts';

export type InputPorts = {
  /** The library's folder as it is set now; it must exist. */
  readonly folder: () => string;
  /** The asset whose file lies at this path; null when it is no file of the library. */
  readonly assetAt: (path: string) => string | null;
  readonly log: Log;
};

/** Pictures and masks that go into requests, kept by their content. Failures are AppFailures that name the file. */
export type Inputs = {
  addBytes(bytes: Uint8Array, name: string): Promise<InputRef>;
  addPath(path: string): Promise<InputRef>;
  /**
   * Files and whole folders, in order; what isn't a picture is passed over inside a folder and refused outside one.
   * A file of the library is known as its asset.
   */
  addPaths(paths: readonly string[]): Promise<readonly InputResult[]>;
  /** A mask for a picture of this size. */
  addMask(bytes: Uint8Array, name: string, size: Size): Promise<InputRef>;
  /** A PNG that was made here, of this size: kept as it is, without a look at every pixel. */
  keepOwn(png: Buffer, name: string, size: Size): Promise<InputRef>;
  /** A picture of the library as an input. */
  fromAsset(file: string, name: string): Promise<InputRef>;
  /** Those larger than 2048 px become so; the others come back as they are. */
  shrink(inputs: readonly InputRef[]): Promise<readonly InputRef[]>;
  /** Cuts and turns a picture; the one it is made of stays. */
  edit(source: InputRef, edit: PictureEdit): Promise<InputRef>;
  /** From which picture another one was cut, and how; null when it wasn't, or that one is gone. */
  readEdit(hash: string): Promise<EditNote | null>;
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
    addPaths: (paths) => takePaths(paths, { addPath, assetAt: ports.assetAt, log: ports.log }),
    async keepOwn(png, name, { width, height }) {
      return { hash: await store.keep(png, 'png'), kind: 'png', width, height, bytes: png.length, name };
    },
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
    edit: (source, edit) => editPicture(store, source, edit),
    readEdit: (hash) => readEditNote(store, hash),
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

import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  coverageOf,
  type ImportedMask,
  isBlank,
  type KeptMask,
  type MaskDraft,
  type MaskOfPicture,
  repaintedCount,
} from '../../../shared/mask.ts';
import type { InputRef } from '../../../shared/request.ts';
import type { Size } from '../../../shared/size.ts';
import { sharp } from '../library/quiet-sharp.ts';
import { onDisk } from '../storage/disk-error.ts';
import { writeAtomic } from '../storage/write-atomic.ts';
import type { Inputs } from './inputs.ts';
import { HEAD_BYTES, maskFileBytes, type MaskFacts, readMaskFacts, readMaskFile } from './mask-file.ts';
import { encodeMask } from './encode-mask.ts';
import { preparePicture } from './prepare-picture.ts';
import { nameOnly } from './refuse-input.ts';

/** Masks being drawn, one for each picture, and the PNG each is sent as. */
export type MaskStore = {
  /** Keeps a mask with its picture and answers the very PNG that will be sent; null when it repaints nothing. */
  save(picture: MaskedPicture, draft: MaskDraft): Promise<InputRef | null>;
  /** The mask kept with a picture, or the one a recipe sent with it. */
  read(picture: string, size: Size, sent: string | null): Promise<KeptMask | null>;
  /** Other pictures that have a mask which repaints something, the one drawn last first. */
  others(picture: string): Promise<readonly MaskOfPicture[]>;
  /** The mask kept with a picture, of whatever size. */
  of(picture: string): Promise<KeptMask | null>;
  /** A mask drawn elsewhere. @throws AppFailure input-refused */
  importMask(bytes: Uint8Array, name: string, size: Size, stretch: boolean): Promise<ImportedMask>;
};

type Ports = { readonly dataFolder: string; readonly inputs: Pick<Inputs, 'keepOwn' | 'file'> };

/** By its hash, and what it is called. */
type MaskedPicture = { readonly picture: string; readonly name: string };

const SENT_NAME = 'mask.png';
const MASK_FILE = /^([0-9a-f]{64})\.mask$/;
/** A person looks for the last few. */
const MOST_OTHERS = 50;

export function createMaskStore({ dataFolder, inputs }: Ports): MaskStore {
  const folder = join(dataFolder, 'drafts', 'masks');
  const fileOf = (picture: string): string => join(folder, `${picture}.mask`);
  const kept = async (picture: string): Promise<KeptMask | null> => {
    const bytes = await readFile(fileOf(picture)).catch(() => null);
    return bytes && readMaskFile(bytes);
  };
  const fromSent = async (hash: string): Promise<KeptMask | null> => {
    const file = inputs.file(hash);
    if (file === null) return null;
    const bytes = await readFile(file);
    const { coverage, ...size } = await coverageIn(bytes);
    const input: InputRef = { hash, kind: 'png', ...size, bytes: bytes.length, name: SENT_NAME };
    return { ...size, coverage, feather: 0, input };
  };
  return {
    async save({ picture, name }, draft) {
      const { width, height, coverage } = draft;
      if (isBlank(coverage)) {
        await rm(fileOf(picture), { force: true });
        return null;
      }
      const isEmpty = repaintedCount(coverage) === 0;
      const input = isEmpty ? null : await inputs.keepOwn(await encodeMask(draft), SENT_NAME, { width, height });
      const bytes = await maskFileBytes({ ...draft, input, name: nameOnly(name) });
      await onDisk('input', async () => {
        await mkdir(folder, { recursive: true });
        await writeAtomic(fileOf(picture), bytes);
      });
      return input;
    },
    async read(picture, { width, height }, sent) {
      const own = await kept(picture);
      const found = sent === null || own?.input?.hash === sent ? own : await fromSent(sent);
      return found?.width === width && found.height === height ? found : null;
    },
    async others(picture) {
      const found = await masksIn(folder);
      const newest = found.filter((mask) => mask.picture !== picture).sort((a, b) => b.savedAtMs - a.savedAtMs);
      const facts = await Promise.all(newest.slice(0, MOST_OTHERS).map((mask) => factsOf(fileOf(mask.picture))));
      return facts.flatMap((fact, at) => {
        const other = newest[at]?.picture;
        if (!fact?.input || other === undefined) return [];
        return [{ picture: other, name: fact.name, width: fact.width, height: fact.height }];
      });
    },
    of: kept,
    async importMask(bytes, name, size, stretch) {
      const picture = await preparePicture(Buffer.from(bytes), nameOnly(name));
      const fits = picture.width === size.width && picture.height === size.height;
      if (!fits && !stretch) return { kind: 'other-size', width: picture.width, height: picture.height };
      return { kind: 'taken', coverage: (await coverageIn(picture.bytes, fits ? null : size)).coverage };
    },
  };
}

async function masksIn(folder: string): Promise<{ picture: string; savedAtMs: number }[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const picture = MASK_FILE.exec(name)?.[1];
      const facts = picture === undefined ? null : await stat(join(folder, name)).catch(() => null);
      return picture !== undefined && facts ? [{ picture, savedAtMs: facts.mtimeMs }] : [];
    }),
  );
  return found.flat();
}

/** Read from the first line alone. */
async function factsOf(file: string): Promise<MaskFacts | null> {
  const opened = await open(file).catch(() => null);
  if (!opened) return null;
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return readMaskFacts(buffer.subarray(0, bytesRead));
  } finally {
    await opened.close();
  }
}

/** Nearest neighbour, so that a stretched mask has no pixels its author didn't draw. */
async function coverageIn(bytes: Buffer, stretchTo: Size | null = null): Promise<Size & { coverage: Uint8Array }> {
  const decoded = sharp(bytes).toColourspace('srgb').ensureAlpha();
  const sized = stretchTo
    ? decoded.resize(stretchTo.width, stretchTo.height, { fit: 'fill', kernel: 'nearest' })
    : decoded;
  const { data, info } = await sized.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, coverage: coverageOf(data) };
}

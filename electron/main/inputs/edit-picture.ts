import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppFailure } from '../../../shared/app-error.ts';
import { editProblem, isUntouched, partOf, PictureEdit } from '../../../shared/picture-edit.ts';
import { InputRef } from '../../../shared/request.ts';
import { readImageHeader } from '../library/image-header.ts';
import type { ImageKind } from '../library/image-kind.ts';
import { sharp } from '../library/quiet-sharp.ts';
import { encodeLike, type Picture } from './convert-picture.ts';
import type { InputStore } from './input-store.ts';

/** Kept beside a picture that was cut or turned: from which, and how. Editing it again begins there. */
const EditNote = z.object({ schema: z.literal(1), source: InputRef, edit: PictureEdit });
export type EditNote = Pick<z.infer<typeof EditNote>, 'source' | 'edit'>;

type Store = Pick<InputStore, 'file' | 'keep' | 'noteFile' | 'write'>;

/**
 * Cuts and turns a kept picture into another one; the first stays. An edit that changes nothing is the picture itself.
 * @throws AppFailure request-invalid naming the side that doesn't fit, not-found, about `input`
 */
export async function editPicture(store: Store, source: InputRef, edit: PictureEdit): Promise<InputRef> {
  const file = store.file(source.hash);
  if (file === null) throw new AppFailure({ kind: 'not-found', what: 'input' });
  const bytes = await readFile(file);
  const header = readImageHeader(bytes);
  if (header === null) throw new AppFailure({ kind: 'not-found', what: 'input' });
  const { kind, width, height } = header;
  const original: InputRef = { ...source, kind, width, height, bytes: bytes.length };
  const problem = editProblem(edit, original);
  if (problem) throw new AppFailure(notInside(problem));
  if (isUntouched(edit, original)) return original;
  const picture = await cut(bytes, kind, edit, original);
  const hash = await store.keep(picture.bytes, picture.kind);
  const { width: newWidth, height: newHeight } = picture;
  await store.write(store.noteFile(hash), Buffer.from(JSON.stringify({ schema: 1, source: original, edit })));
  return {
    hash,
    kind: picture.kind,
    width: newWidth,
    height: newHeight,
    bytes: picture.bytes.length,
    name: source.name,
  };
}

const notInside = ({ field, min, max }: { field: string; min: number; max: number }) =>
  ({
    kind: 'request-invalid',
    field: `crop.${field}`,
    reason: `must be between ${min} and ${max} pixels`,
  }) as const;

/** From the kept bytes, which stand upright already: the part first, so that little of a large picture is turned. */
async function cut(bytes: Buffer, kind: ImageKind, edit: PictureEdit, size: InputRef): Promise<Picture> {
  const part = sharp(bytes, { failOn: 'truncated' }).extract(partOf(edit, size));
  const facing = edit.isMirrored ? part.flop() : part;
  const turned = edit.turns === 0 ? facing : facing.rotate(edit.turns * 90);
  return encodeLike(kind, turned.keepIccProfile());
}

/** How a picture was made of another that is still there; null when it is none of these. */
export async function readEditNote(
  store: Pick<InputStore, 'file' | 'noteFile'>,
  hash: string,
): Promise<EditNote | null> {
  const text = await readFile(store.noteFile(hash), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const note = EditNote.safeParse(JSON.parse(text));
    if (!note.success || store.file(note.data.source.hash) === null) return null;
    const { source, edit } = note.data;
    return { source, edit };
  } catch {
    return null; // not whole: then the picture is where editing begins
  }
}

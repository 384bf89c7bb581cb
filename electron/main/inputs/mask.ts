import type { InputProblem } from '../../../shared/app-error.ts';
import type { Size } from '../../../shared/size.ts';
import { readImageHeader } from '../library/image-header.ts';
import { sniffImageKind } from '../library/image-kind.ts';

/** Why bytes can't be the mask of a picture of this size, or null: a mask is a PNG with alpha, as large as its picture (api.md §2.6). */
export function checkMask(bytes: Buffer, size: Size): InputProblem | null {
  const kind = sniffImageKind(bytes);
  if (kind === null) return bytes.length === 0 ? 'empty' : 'not-an-image';
  if (kind !== 'png') return 'unsupported-format';
  const header = readImageHeader(bytes);
  if (header === null) return 'truncated';
  if (header.width !== size.width || header.height !== size.height) return 'mask-size';
  return header.hasAlpha ? null : 'mask-no-alpha';
}

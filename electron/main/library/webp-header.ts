import { readExifOrientation } from './exif-orientation.ts';
import type { ImageHeader } from './image-kind.ts';

const upright = 1;

/** Reads a WebP header: VP8 (lossy), VP8L (lossless) or VP8X (with alpha, EXIF or animation). */
export function readWebpHeader(bytes: Buffer): ImageHeader | null {
  const form = bytes.toString('latin1', 12, 16);
  if (form === 'VP8L' && bytes.length >= 25) return readLossless(bytes);
  if (bytes.length < 30) return null;
  if (form === 'VP8 ') return readLossy(bytes);
  return form === 'VP8X' ? readExtended(bytes) : null;
}

const webp = (width: number, height: number, hasAlpha: boolean): ImageHeader | null =>
  width > 0 && height > 0 ? { kind: 'webp', width, height, hasAlpha, orientation: upright, animated: false } : null;

function readLossy(bytes: Buffer): ImageHeader | null {
  const startCode = bytes.readUIntBE(23, 3);
  if (startCode !== 0x9d012a) return null;
  return webp(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff, false);
}

function readLossless(bytes: Buffer): ImageHeader | null {
  if (bytes[20] !== 0x2f) return null;
  const bits = bytes.readUInt32LE(21); // 14 bits width − 1, 14 bits height − 1, 1 bit alpha
  return webp((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1, ((bits >>> 28) & 1) === 1);
}

function readExtended(bytes: Buffer): ImageHeader | null {
  const flags = bytes[20] ?? 0;
  const header = webp(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1, (flags & 0x10) !== 0);
  if (header === null) return null;
  const orientation = (flags & 0x08) === 0 ? upright : findOrientation(bytes);
  return { ...header, animated: (flags & 0x02) !== 0, orientation };
}

/** EXIF stands behind the pixels, so it is seen only where the whole file was given. */
function findOrientation(bytes: Buffer): number {
  for (let at = 30; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    if (bytes.toString('latin1', at, at + 4) === 'EXIF') {
      const block = bytes.subarray(at + 8, at + 8 + length);
      return readExifOrientation(block.toString('latin1', 0, 6) === 'Exif\0\0' ? block.subarray(6) : block);
    }
    at += 8 + length + (length % 2);
  }
  return upright;
}

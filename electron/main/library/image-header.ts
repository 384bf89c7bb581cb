import type { FileHandle } from 'node:fs/promises';
import { readExifOrientation } from './exif-orientation.ts';
import { sniffImageKind, type ImageHeader } from './image-kind.ts';
import { readWebpHeader } from './webp-header.ts';

/**
 * Reads a PNG, JPEG or WebP header from the start of a file or from all of it. Null when it is none of them, is
 * broken, or its size lies beyond the bytes given (a JPEG may hold megabytes of metadata before it).
 */
export function readImageHeader(bytes: Buffer): ImageHeader | null {
  const kind = sniffImageKind(bytes);
  if (kind === 'png') return readPng(bytes);
  if (kind === 'jpeg') return readJpeg(bytes);
  return kind === 'webp' ? readWebpHeader(bytes) : null;
}

/** Sizes of the start that is read: almost always the first is enough. */
const startBytes = [64 * 1024, 1024 * 1024, 32 * 1024 * 1024];

/** Reads the header of an open file, taking no more of it than it needs. */
export async function readImageHeaderOf(file: FileHandle, fileBytes: number): Promise<ImageHeader | null> {
  for (const size of startBytes) {
    const start = Buffer.allocUnsafe(Math.min(size, fileBytes));
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    const header = readImageHeader(start.subarray(0, bytesRead));
    if (header !== null || bytesRead < size || sniffImageKind(start) === null) return header;
  }
  return null;
}

const upright = 1;

function sized(header: ImageHeader): ImageHeader | null {
  return header.width > 0 && header.height > 0 ? header : null;
}

function readPng(bytes: Buffer): ImageHeader | null {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  const colourType = bytes[25];
  let hasAlpha = colourType === 4 || colourType === 6;
  let animated = false;
  let orientation = upright;
  for (let at = 33; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (name === 'IEND') break;
    if (name === 'tRNS') hasAlpha = true;
    if (name === 'acTL') animated = true;
    if (name === 'eXIf') orientation = readExifOrientation(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return sized({ kind: 'png', width, height, hasAlpha, orientation, animated });
}

/** SOF0–SOF15 without DHT (C4), JPG (C8) and DAC (CC), which share the range. */
const isStartOfFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Markers without a length: TEM, RST0–RST7, SOI. */
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

function readJpeg(bytes: Buffer): ImageHeader | null {
  let orientation = upright;
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return null;
    if (marker === 0xff) {
      at += 1; // fill bytes may stand before a marker
      continue;
    }
    if (standsAlone(marker)) {
      at += 2;
      continue;
    }
    if (marker === 0xd9 || marker === 0xda) return null;
    const length = bytes.readUInt16BE(at + 2);
    if (isStartOfFrame(marker)) return readFrame(bytes, at, orientation);
    const isExif = marker === 0xe1 && bytes.toString('latin1', at + 4, at + 10) === 'Exif\0\0';
    if (isExif) orientation = readExifOrientation(bytes.subarray(at + 10, at + 2 + length));
    at += 2 + Math.max(length, 2);
  }
  return null;
}

function readFrame(bytes: Buffer, at: number, orientation: number): ImageHeader | null {
  if (at + 9 > bytes.length) return null;
  const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
  return sized({ kind: 'jpeg', width, height, hasAlpha: false, orientation, animated: false });
}

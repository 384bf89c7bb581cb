import type { NativeImage, ResizeOptions, Size } from 'electron';
import { readFileSync } from 'node:fs';
import { strict } from './strict.ts';

const nothing: Size = { width: 0, height: 0 };

function sizeOfPng(bytes: Buffer): Size | undefined {
  if (bytes.length < 24 || bytes.toString('latin1', 1, 4) !== 'PNG') return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Walks a JPEG's segments to its frame header, whose marker is one of C0–CF but not C4, C8 or CC. */
function sizeOfJpeg(bytes: Buffer): Size | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  return undefined;
}

function scaled(size: Size, { width, height }: ResizeOptions): Size {
  if (width && height) return { width, height };
  if (width) return { width, height: Math.round((size.height * width) / size.width) };
  if (height) return { width: Math.round((size.width * height) / size.height), height };
  return size;
}

/** Keeps the encoded bytes as they came; resizing changes only the size it tells. */
function imageOf(bytes: Buffer, size: Size): NativeImage {
  const isEmpty = size.width === 0 || size.height === 0;
  const image = {
    isEmpty: () => isEmpty,
    getSize: () => ({ ...size }),
    getAspectRatio: () => (size.height === 0 ? 1 : size.width / size.height),
    resize: (options: ResizeOptions) => imageOf(bytes, isEmpty ? nothing : scaled(size, options)),
    toPNG: () => bytes,
    toDataURL: () => `data:image/png;base64,${bytes.toString('base64')}`,
  } satisfies Partial<NativeImage>;
  return strict('NativeImage', image) as unknown as NativeImage;
}

/** Empty for what Electron cannot decode either: anything but PNG and JPEG. */
function createFromBuffer(buffer: Buffer): NativeImage {
  return imageOf(buffer, sizeOfPng(buffer) ?? sizeOfJpeg(buffer) ?? nothing);
}

function createFromPath(file: string): NativeImage {
  try {
    return createFromBuffer(readFileSync(file));
  } catch {
    return imageOf(Buffer.alloc(0), nothing);
  }
}

export const nativeImage = strict('nativeImage', {
  createEmpty: () => imageOf(Buffer.alloc(0), nothing),
  createFromBuffer,
  createFromPath,
  createFromDataURL: (url: string) => createFromBuffer(Buffer.from(url.replace(/^data:[^,]*,/, ''), 'base64')),
} satisfies Partial<typeof Electron.nativeImage>);

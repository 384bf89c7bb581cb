/** The formats the service returns and accepts. */
export type ImageKind = 'png' | 'jpeg' | 'webp';

/** Formats that are recognised only to say clearly what was given. */
export type OtherKind = 'gif' | 'tiff' | 'bmp' | 'svg' | 'avif' | 'heic' | 'pdf';

/** What the first bytes of a picture say about it. */
export type ImageHeader = {
  readonly kind: ImageKind;
  /** In pixels as stored, before `orientation` is applied. */
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
  /** EXIF 1–8; 1 (upright) where nothing is said. */
  readonly orientation: number;
  readonly animated: boolean;
};

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const has = (bytes: Buffer, text: string, at = 0): boolean => bytes.toString('latin1', at, at + text.length) === text;

/** What a file is by its first bytes (64 are enough; SVG may need a few hundred), or null. Its name is never asked. */
export function sniffImageKind(bytes: Buffer): ImageKind | OtherKind | null {
  if (bytes.subarray(0, 8).equals(pngSignature)) return 'png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (has(bytes, 'RIFF') && has(bytes, 'WEBP', 8)) return 'webp';
  if (has(bytes, 'GIF87a') || has(bytes, 'GIF89a')) return 'gif';
  if (has(bytes, 'II*\0') || has(bytes, 'MM\0*')) return 'tiff';
  if (has(bytes, 'BM') && bytes.length >= 14) return 'bmp';
  if (has(bytes, '%PDF-')) return 'pdf';
  if (has(bytes, 'ftyp', 4)) return kindOfBrands(bytes);
  return looksLikeSvg(bytes) ? 'svg' : null;
}

/** AVIF and HEIC are the same container; the brands of its first box tell them apart. */
function kindOfBrands(bytes: Buffer): OtherKind | null {
  const size = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
  const brands = [bytes.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= size; at += 4) brands.push(bytes.toString('latin1', at, at + 4));
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  const heic = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];
  return brands.some((brand) => heic.includes(brand)) ? 'heic' : null;
}

function looksLikeSvg(bytes: Buffer): boolean {
  const start = bytes
    .toString('utf8', 0, 1024)
    .replace(/^\uFEFF/u, '')
    .trimStart();
  return start.startsWith('<') && /<svg[\s>]/u.test(start);
}

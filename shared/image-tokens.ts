import type { Size } from './size.ts';

/** Each preview costs an extra 100 image output tokens (published page). */
export const PREVIEW_TOKENS = 100;

export type Quality = 'low' | 'medium' | 'high';
const FORMULA_BASE: Record<Quality, number> = { low: 16, medium: 48, high: 96 };

/** gpt-image-2's own formula (api.md §2.8). */
export function formulaTokens(size: Size, quality: Quality): number {
  const long = Math.max(size.width, size.height);
  const short = Math.min(size.width, size.height);
  const base = FORMULA_BASE[quality];
  const other = Math.max(1, Math.floor((2 * base * short + long) / (2 * long)));
  return Math.ceil((base * other * (2_000_000 + size.width * size.height)) / 4_000_000);
}

/** The gpt-image-1 family's table: square, portrait, landscape (api.md §2.8). */
export function tableTokens(size: Size, quality: Quality): number {
  const column = { low: 0, medium: 1, high: 2 }[quality];
  const row =
    size.width === size.height ? [272, 1056, 4160] : size.width < size.height ? [408, 1584, 6240] : [400, 1568, 6208];
  return row[column] ?? 0;
}

/** A large reference is scaled down until it has no more patches than these (api.md §2.9). */
export const MOST_PATCHES = 1536;

/** 32-px patches; small pictures are scaled up, large ones down (api.md §2.9). */
export function patchTokens(size: Size): number {
  const long = Math.max(size.width, size.height);
  const up = long < 1024 ? Math.min(2, 1024 / long) : 1;
  const patches = (scale: number) => Math.ceil((size.width * scale) / 32) * Math.ceil((size.height * scale) / 32);
  let scale = up;
  while (patches(scale) > MOST_PATCHES) scale *= 0.99;
  return patches(scale);
}

/** 65 + 129 per 512-px tile after fitting the short side to 512 (api.md §2.9). */
export function tileTokens(size: Size): number {
  const scale = 512 / Math.min(size.width, size.height);
  const tiles = (edge: number) => Math.max(1, Math.ceil((edge * scale) / 512 - 1e-9));
  return 65 + 129 * tiles(size.width) * tiles(size.height);
}

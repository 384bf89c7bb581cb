import { assertNever } from './result.ts';
import type { Model, SizeRule } from './models.ts';

export type Size = { readonly width: number; readonly height: number };

export type SizeProblem =
  | 'format'
  | 'multiple'
  | 'edge'
  | 'ratio'
  | 'too-small'
  | 'too-big'
  | 'not-listed'
  | 'out-of-range';

/** The largest edge that makes sense to ask of a model that maps sizes to ratios (api.md §6.3). */
const LARGEST_ASKED_EDGE = 20_000;

/** Reads `1536x1024`; null when it isn't width x height in whole pixels. */
export function parseSize(text: string): Size | null {
  const match = /^([1-9]\d{0,4})x([1-9]\d{0,4})$/.exec(text);
  return match ? { width: Number(match[1]), height: Number(match[2]) } : null;
}

export const formatSize = (size: Size): string => `${size.width}x${size.height}`;

const ratioOf = (size: Size): number => size.width / size.height;
const pixelsOf = (size: Size): number => size.width * size.height;

/** Why a model is likely to refuse a size; null when it is legal or `auto` (api.md §2.5, §6.3). */
export function sizeProblem(model: Model, text: string): SizeProblem | null {
  if (text === 'auto') return null;
  const size = parseSize(text);
  if (!size) return 'format';
  const rule = model.size;
  switch (rule.kind) {
    case 'free':
      return freeProblem(rule, size);
    case 'list':
      return rule.sizes.includes(text) ? null : 'not-listed';
    case 'ratios':
      return Math.max(size.width, size.height) > LARGEST_ASKED_EDGE ? 'out-of-range' : null;
    default:
      return assertNever(rule);
  }
}

function freeProblem(rule: Extract<SizeRule, { kind: 'free' }>, size: Size): SizeProblem | null {
  if (size.width % rule.multiple || size.height % rule.multiple) return 'multiple';
  const long = Math.max(size.width, size.height);
  if (long > rule.maxEdge) return 'edge';
  if (long > rule.maxRatio * Math.min(size.width, size.height)) return 'ratio';
  if (pixelsOf(size) < rule.minPixels) return 'too-small';
  if (pixelsOf(size) > rule.maxPixels) return 'too-big';
  return null;
}

/** True above 2560 × 1440 on a model with free sizes: "experimental" upstream (api.md §2.5). */
export function isExperimentalSize(model: Model, text: string): boolean {
  const size = parseSize(text);
  return model.size.kind === 'free' && size !== null && pixelsOf(size) > model.size.experimentalAbovePixels;
}

/** The legal size closest in shape, then in area (api.md §6.3). Offered, never applied silently. */
export function nearestSize(model: Model, wanted: Size): Size {
  const rule = model.size;
  if (rule.kind === 'free') return nearestFree(rule, wanted);
  if (rule.kind === 'ratios') return wanted;
  const listed = rule.sizes.map((text) => parseSize(text)).filter((size) => size !== null);
  return listed.reduce((best, size) => (distance(size, wanted) < distance(best, wanted) ? size : best));
}

/** Shape counts four times as much as area. */
function distance(size: Size, wanted: Size): number {
  const shape = Math.abs(Math.log(ratioOf(size) / ratioOf(wanted)));
  const area = Math.abs(Math.log(pixelsOf(size) / pixelsOf(wanted)));
  return 4 * shape + area;
}

function nearestFree(rule: Extract<SizeRule, { kind: 'free' }>, wanted: Size): Size {
  const ratio = Math.min(rule.maxRatio, Math.max(1 / rule.maxRatio, ratioOf(wanted)));
  const area = Math.min(rule.maxPixels, Math.max(rule.minPixels, pixelsOf(wanted)));
  const target = { width: Math.sqrt(area * ratio), height: Math.sqrt(area / ratio) };
  let best: Size | null = null;
  for (let width = rule.multiple; width <= rule.maxEdge; width += rule.multiple) {
    for (const round of [Math.floor, Math.ceil]) {
      const size = { width, height: round(width / ratio / rule.multiple) * rule.multiple };
      if (size.height < rule.multiple || freeProblem(rule, size)) continue;
      if (!best || distance(size, target) < distance(best, target)) best = size;
    }
  }
  if (!best) throw new Error('No legal size: the size rule contradicts itself');
  return best;
}

/** The ratio a model that maps sizes will use: nearest by |ln ratio| (api.md §3). Null for other models. */
export function mappedRatio(model: Model, size: Size): { readonly ratio: string; readonly pixels: Size } | null {
  if (model.size.kind !== 'ratios') return null;
  const rows = Object.entries(model.size.ratios).map(([ratio, [width, height]]) => ({
    ratio,
    pixels: { width, height },
  }));
  const off = (row: { ratio: string }) => {
    const [w = 1, h = 1] = row.ratio.split(':').map(Number);
    return Math.abs(Math.log(ratioOf(size) / (w / h)));
  };
  return rows.reduce((best, row) => (off(row) < off(best) ? row : best));
}

/** The simplest whole-number ratio, e.g. 3:2, or null when it would not be short enough to read. */
export function readableRatio(size: Size): string | null {
  const divide = (a: number, b: number): number => (b === 0 ? a : divide(b, a % b));
  const by = divide(size.width, size.height);
  const [w, h] = [size.width / by, size.height / by];
  return w <= 21 && h <= 21 ? `${w}:${h}` : null;
}

/** Sizes worth offering by name. */
export function presetSizes(model: Model): readonly Size[] {
  const rule = model.size;
  if (rule.kind === 'ratios') return Object.values(rule.ratios).map(([width, height]) => ({ width, height }));
  const texts =
    rule.kind === 'list'
      ? rule.sizes
      : ['1024x1024', '1536x1024', '1024x1536', '2048x2048', '2048x1152', '1152x2048', '2560x1440', '3840x2160'];
  return texts.map((text) => parseSize(text)).filter((size) => size !== null);
}

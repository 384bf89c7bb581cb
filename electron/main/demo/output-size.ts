import type { PixelSize } from './check-field.ts';
import { checkSize, parseSize } from './check-field.ts';
import { hashOf } from './paint/random.ts';
import type { CheckedRequest } from './validate.ts';
import type { ModelRow, SizeRule } from './validation-table.ts';

const distance = (a: PixelSize, b: PixelSize): number =>
  Math.abs(Math.log(a.width / a.height) - Math.log(b.width / b.height));

/** The candidate whose shape is nearest to the wanted one, by |ln ratio|; the first of equals. */
export function nearestShape<T extends PixelSize>(wanted: PixelSize, candidates: readonly T[]): T {
  const [first, ...rest] = candidates;
  if (first === undefined) throw new Error('No sizes to choose from');
  return rest.reduce((best, one) => (distance(wanted, one) < distance(wanted, best) ? one : best), first);
}

const text = ({ width, height }: PixelSize): string => `${width}x${height}`;

/** A legal size with the shape of a reference, near its own pixel count but not above 3:2 at 1K (1536x1024). */
function legalised(reference: PixelSize, model: ModelRow, rule: SizeRule & { kind: 'free' }): PixelSize {
  if (checkSize(text(reference), model, true) === null) return reference;
  const ratio = Math.max(1 / rule.widestRatio, Math.min(rule.widestRatio, reference.width / reference.height));
  const pixels = Math.max(rule.fewestPixels, Math.min(1536 * 1024, reference.width * reference.height));
  const down = (value: number): number => Math.floor(value / rule.step) * rule.step;
  const up = (value: number): number => Math.ceil(value / rule.step) * rule.step;
  const [width, height] = [Math.sqrt(pixels * ratio), Math.sqrt(pixels / ratio)];
  const candidates = [down(width), up(width)]
    .flatMap((w) => [down(height), up(height)].map((h) => ({ width: w, height: h })))
    .filter((size) => checkSize(text(size), model, true) === null);
  return candidates.length === 0 ? { width: 1024, height: 1024 } : nearestShape(reference, candidates);
}

const sizesOf = (rule: SizeRule & { kind: 'listed' }): PixelSize[] =>
  rule.sizes.map(parseSize).filter((size) => size !== null);

function autoSize({ model, prompt, images }: CheckedRequest): PixelSize {
  const [first] = images;
  const rule = model.size;
  if (first === undefined) {
    if (rule.kind === 'mapped') return { width: 1024, height: 1024 };
    return hashOf(prompt) % 2 === 0 ? { width: 1536, height: 1024 } : { width: 1024, height: 1024 };
  }
  switch (rule.kind) {
    case 'mapped':
      return nearestShape(first, rule.ratios);
    case 'listed':
      return nearestShape(first, sizesOf(rule));
    case 'free':
      return legalised(first, model, rule);
  }
}

/** The size in pixels a request is answered at. */
export function outputSize(request: CheckedRequest): PixelSize {
  const { size, model } = request;
  const { width, height } =
    size === 'auto' ? autoSize(request) : model.size.kind === 'mapped' ? nearestShape(size, model.size.ratios) : size;
  return { width, height };
}

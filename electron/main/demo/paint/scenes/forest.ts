import type { Canvas, Drawing, Scene } from '../pen.ts';
import { circle, fix, mix, path, radialGradient, sheet, verticalGradient } from '../pen.ts';

const palettes = [
  { mist: '#dfe7e6', tree: '#12231f', light: '#fffdf0' },
  { mist: '#f0dcc4', tree: '#2a1c22', light: '#fff3d4' },
  { mist: '#c9d6e4', tree: '#0f1c30', light: '#f6fbff' },
] as const;

/** A conifer with ragged branches: pairs of boughs, longer towards the foot. */
function conifer(canvas: Canvas, x: number, foot: number, tall: number): string {
  const { random, detail } = canvas;
  const tiers = 10 + detail * 4;
  const right: string[] = [];
  const left: string[] = [];
  for (let i = 1; i <= tiers; i++) {
    const y = foot - tall + (tall * i) / tiers;
    const reach = tall * 0.15 * (i / tiers) ** 0.85 * random.between(0.65, 1.1);
    const drop = tall * 0.018;
    right.push(`L${fix(x + reach)} ${fix(y + drop)}L${fix(x + reach * 0.3)} ${fix(y)}`);
    left.push(`L${fix(x - reach * 0.3)} ${fix(y)}L${fix(x - reach * random.between(0.8, 1.1))} ${fix(y + drop)}`);
  }
  return `M${fix(x)} ${fix(foot - tall)}${right.join('')}L${fix(x)} ${fix(foot + 10)}${left.reverse().join('')}Z`;
}

function row(canvas: Canvas, index: number, rows: number): string {
  const { width, height, random } = canvas;
  const near = index / (rows - 1);
  const tall = height * (0.24 + 0.5 * near ** 1.3);
  const foot = height * (0.66 + 0.42 * near);
  const gap = tall * (0.1 + 0.09 * near);
  let d = '';
  for (let x = -gap; x < width + gap; x += gap * random.between(0.5, 1.6)) {
    d += conifer(canvas, x, foot + random.between(0, 0.03) * height, tall * random.between(0.55, 1.08));
  }
  return d;
}

function draw(canvas: Canvas): Drawing {
  const { width, height, random, detail } = canvas;
  const palette = random.pick(palettes);
  const rows = 3 + detail;
  const size = Math.min(width, height);
  let body =
    sheet(canvas, 'url(#sky)') + circle([width * random.between(0.3, 0.7), height * 0.24], size * 0.5, 'url(#glow)');
  let defs =
    verticalGradient('sky', [0, mix(palette.mist, palette.tree, 0.3)], [0.55, palette.mist], [1, palette.mist]) +
    radialGradient('glow', [0.5, 0.5], 0.5, [0, palette.light, 0.95], [0.4, palette.light, 0.4], [1, palette.light, 0]);
  for (let i = 0; i < rows; i++) {
    const near = i / (rows - 1);
    const colour = mix(palette.mist, palette.tree, 0.16 + 0.84 * near ** 1.15);
    defs += verticalGradient(`row${i}`, [0, colour], [0.75, colour], [1, mix(colour, palette.mist, 0.45 * (1 - near))]);
    defs += verticalGradient(`mist${i}`, [0, palette.mist, 0], [1, palette.mist, 0.55 * (1 - near)]);
    body += path(row(canvas, i, rows), `url(#row${i})`);
    body += `<rect y="${fix(height * (0.4 + 0.2 * near))}" width="${width}" height="${fix(height * 0.5)}" fill="url(#mist${i})"/>`;
  }
  return { defs, body, ink: '#f4f7f4' };
}

export const forest: Scene = {
  name: 'forest',
  words: ['forest', 'tree', 'wood', 'pine', 'fog', 'mist', 'jungle', 'nature'],
  draw,
};

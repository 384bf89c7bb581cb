import type { Canvas, Drawing, Scene } from '../pen.ts';
import { fix, mix, sheet } from '../pen.ts';

const palettes = [
  ['#f2ead8', '#d8412f', '#e9a72c', '#1f3a6e', '#171717'],
  ['#efe9e1', '#2a6f6b', '#e2855a', '#f0c75e', '#20303c'],
  ['#f4efe6', '#7a4fa3', '#ef6f6c', '#f7c59f', '#1d2444'],
] as const;

type Tile = (x: number, y: number, size: number, colour: string, other: string) => string;

const shape = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`;
const at = (...values: readonly number[]): string => values.map(fix).join(' ');

/** Every tile fills one square of the grid; drawn over the square's own colour. */
const tiles: readonly Tile[] = [
  (x, y, s, c) => `<circle cx="${fix(x + s / 2)}" cy="${fix(y + s / 2)}" r="${fix(s * 0.42)}" fill="${c}"/>`,
  (x, y, s, c) => shape(`M${at(x, y)}A${at(s, s)} 0 0 1 ${at(x + s, y + s)}L${at(x, y + s)}Z`, c),
  (x, y, s, c, o) =>
    shape(`M${at(x, y + s)}A${at(s, s)} 0 0 1 ${at(x + s, y)}L${at(x + s, y + s)}Z`, c) +
    shape(`M${at(x + s * 0.5, y + s)}A${at(s * 0.5, s * 0.5)} 0 0 1 ${at(x + s, y + s * 0.5)}L${at(x + s, y + s)}Z`, o),
  (x, y, s, c) => shape(`M${at(x, y)}L${at(x + s, y + s)}L${at(x, y + s)}Z`, c),
  (x, y, s, c) =>
    [0, 1, 2, 3]
      .map(
        (i) =>
          `<rect x="${fix(x + (s * (i * 2 + 0.5)) / 8)}" y="${fix(y)}" width="${fix(s / 8)}" height="${fix(s)}" fill="${c}"/>`,
      )
      .join(''),
  (x, y, s, c, o) =>
    shape(`M${at(x, y + s / 2)}A${at(s / 2, s / 2)} 0 0 1 ${at(x + s, y + s / 2)}Z`, c) +
    shape(`M${at(x, y + s)}A${at(s / 2, s / 2)} 0 0 1 ${at(x + s, y + s)}Z`, o),
  (x, y, s, c, o) =>
    [0.46, 0.32, 0.18]
      .map(
        (r, i) =>
          `<circle cx="${fix(x + s / 2)}" cy="${fix(y + s / 2)}" r="${fix(s * r)}" fill="${i % 2 === 0 ? c : o}"/>`,
      )
      .join(''),
];

function draw(canvas: Canvas): Drawing {
  const { width, height, random, detail } = canvas;
  const palette = random.pick(palettes);
  const across = Math.max(2, Math.round((3 + detail * 0.7) * Math.sqrt(width / height)));
  const size = width / across;
  const down = Math.ceil(height / size);
  let body = sheet(canvas, palette[0]);
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const ground = random.pick(palette);
      const rest = palette.filter((colour) => colour !== ground);
      const colour = random.pick(rest);
      const other = random.pick(rest.filter((one) => one !== colour));
      const [x, y] = [column * size, row * size];
      body += `<rect x="${fix(x)}" y="${fix(y)}" width="${fix(size + 0.6)}" height="${fix(size + 0.6)}" fill="${mix(ground, palette[0], random.between(0, 0.12))}"/>`;
      body += `<g transform="rotate(${random.int(0, 3) * 90} ${fix(x + size / 2)} ${fix(y + size / 2)})">${random.pick(tiles)(x, y, size, colour, other)}</g>`;
    }
  }
  return { defs: '', body, ink: null };
}

export const poster: Scene = {
  name: 'poster',
  words: ['poster', 'geometric', 'pattern', 'bauhaus', 'shape', 'typograph', 'graphic', 'modern', 'cover'],
  draw,
};

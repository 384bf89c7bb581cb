import type { Canvas, Drawing, Point, Scene } from '../pen.ts';
import {
  circle,
  downToBottom,
  fix,
  mix,
  path,
  radialGradient,
  ridge,
  sheet,
  smoothLine,
  verticalGradient,
} from '../pen.ts';

const palettes = [
  { sky: ['#6f8fa6', '#e9cfae', '#f7dcb4'], far: '#e2bd90', near: '#b5713c', shade: '#6b3a25', sun: '#fff3d6' },
  { sky: ['#4a4672', '#c98a86', '#f4c396'], far: '#d99b7c', near: '#8f4a3c', shade: '#43202f', sun: '#ffe3b8' },
  { sky: ['#9fc3c9', '#eee2c8', '#f8ecd2'], far: '#ecd7b0', near: '#d3a765', shade: '#8a6036', sun: '#fffbe9' },
] as const;

function ripples(canvas: Canvas, line: readonly Point[], colour: string): string {
  const { height, random, detail } = canvas;
  if (detail === 1) return '';
  let marks = '';
  const count = detail === 3 ? 26 : 13;
  for (let i = 1; i <= count; i++) {
    const depth = (i / count) ** 1.5 * height * 0.3;
    const wave = line.map(
      ([x, y], k): Point => [x, y + depth + Math.sin(k * 1.9 + i * 0.8) * height * 0.004 * (1 + i / 8)],
    );
    const opacity = random.between(0.08, 0.2);
    marks += `<path d="${smoothLine(wave)}" fill="none" stroke="${colour}" stroke-width="${fix(1 + i * 0.14)}" stroke-opacity="${Math.round(opacity * 100) / 100}"/>`;
  }
  return marks;
}

/** The crest of a dune: a long slow rise to the peak, a short fall behind it, a little unevenness. */
function crestOf(canvas: Canvas, peak: Point, rise: number): Point[] {
  const { width, random } = canvas;
  const uneven = ridge(random, 4, 0.45);
  return uneven.map((bump, i): Point => {
    const x = -20 + (i / (uneven.length - 1)) * (width + 40);
    const away = (x - peak[0]) / width;
    const fall = away < 0 ? 1 - Math.exp(away * 2.6) : 1 - Math.exp(-away * 4.2);
    return [x, peak[1] + rise * fall + bump * rise * 0.1];
  });
}

/** One dune: lit on the windward side, the lee in shade below an edge that winds down from the peak. */
function dune(canvas: Canvas, index: number, count: number, colours: { lit: string; shade: string }): Drawing {
  const { width, height, random } = canvas;
  const depth = index / (count - 1);
  const rise = height * (0.05 + 0.17 * depth);
  const side = (index % 2 === 0 ? 0.3 : 0.72) + random.between(-0.16, 0.16);
  const peak: Point = [width * side, height * (0.5 + 0.3 * depth ** 1.15)];
  const line = crestOf(canvas, peak, rise);
  const crest = downToBottom(smoothLine(line), canvas);
  const edge = smoothLine([
    peak,
    [peak[0] + width * 0.035, peak[1] + rise * 0.45],
    [peak[0] + width * 0.005, peak[1] + rise * 1.0],
    [peak[0] + width * 0.07, peak[1] + rise * 1.7],
    [peak[0] + width * 0.03, peak[1] + rise * 2.6],
  ]);
  const lee = `${edge}L${width + 20} ${fix(peak[1] + rise * 2.6)}L${width + 20} ${fix(peak[1] - rise)}L${fix(peak[0])} ${fix(peak[1] - rise)}Z`;
  const id = `dune${index}`;
  return {
    defs:
      verticalGradient(
        id,
        [0, mix(colours.lit, '#fff2d8', 0.3)],
        [0.35, colours.lit],
        [1, mix(colours.lit, colours.shade, 0.3)],
      ) +
      verticalGradient(
        `${id}s`,
        [0, colours.shade, 0.3 + 0.45 * depth],
        [0.5, colours.shade, 0.2 + 0.25 * depth],
        [1, colours.shade, 0],
      ),
    body:
      path(crest, `url(#${id})`) +
      `<clipPath id="${id}c"><path d="${crest}"/></clipPath>` +
      `<g clip-path="url(#${id}c)">${index === count - 1 ? ripples(canvas, line, colours.shade) : ''}${path(lee, `url(#${id}s)`)}</g>` +
      `<path d="${smoothLine(line)}" fill="none" stroke="#fff4dc" stroke-opacity="${fix(0.2 + 0.2 * depth)}" stroke-width="${fix(height * 0.0012 + 0.4)}"/>`,
    ink: '#fff6e6',
  };
}

function draw(canvas: Canvas): Drawing {
  const { width, height, random, detail } = canvas;
  const palette = random.pick(palettes);
  const count = 3 + detail;
  const sun: Point = [width * random.between(0.18, 0.42), height * random.between(0.2, 0.36)];
  const size = Math.min(width, height);
  const dunes = Array.from({ length: count }, (_, i) =>
    dune(canvas, i, count, {
      lit: mix(palette.far, palette.near, i / (count - 1)),
      shade: mix(palette.near, palette.shade, 0.3 + (0.7 * i) / count),
    }),
  );
  return {
    defs:
      verticalGradient('sky', [0, palette.sky[0]], [0.4, palette.sky[1]], [0.62, palette.sky[2]]) +
      radialGradient('glow', [0.5, 0.5], 0.5, [0, palette.sun, 0.9], [0.25, palette.sun, 0.35], [1, palette.sun, 0]) +
      verticalGradient('haze', [0, palette.sky[2], 0], [0.5, palette.sky[2], 0.7], [1, palette.sky[2], 0]) +
      dunes.map((part) => part.defs).join(''),
    body:
      sheet(canvas, 'url(#sky)') +
      circle(sun, size * 0.42, 'url(#glow)') +
      circle(sun, size * 0.045, palette.sun) +
      dunes
        .slice(0, 2)
        .map((part) => part.body)
        .join('') +
      `<rect y="${fix(height * 0.42)}" width="${width}" height="${fix(height * 0.2)}" fill="url(#haze)"/>` +
      dunes
        .slice(2)
        .map((part) => part.body)
        .join(''),
    ink: '#fff6e6',
  };
}

export const dunes: Scene = { name: 'dunes', words: ['dune', 'desert', 'sand', 'sahara', 'camel', 'canyon'], draw };

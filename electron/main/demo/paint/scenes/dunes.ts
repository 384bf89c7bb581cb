import type { Canvas, Drawing, Point, Scene } from '../pen.ts';
import {
  acrossWidth,
  circle,
  downToBottom,
  fix,
  horizontalGradient,
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
    const wave = line.map(([x, y], k): Point => [x, y + depth + Math.sin(k * 1.9 + i * 0.8) * height * 0.004 * (1 + i / 8)]);
    const opacity = random.between(0.08, 0.2);
    marks += `<path d="${smoothLine(wave)}" fill="none" stroke="${colour}" stroke-width="${fix(1 + i * 0.14)}" opacity="${fix(opacity * 10)}" stroke-opacity=".1"/>`;
  }
  return marks;
}

/** One dune: lit from the side of the sun, the lee side in shade under a curving crest. */
function dune(canvas: Canvas, index: number, count: number, colours: { lit: string; shade: string }): Drawing {
  const { width, height, random } = canvas;
  const depth = index / (count - 1);
  const baseline = height * (0.5 + 0.43 * depth ** 1.25);
  const line = acrossWidth(canvas, ridge(random, 3, 0.42), baseline, height * (0.02 + 0.075 * depth));
  const crest = smoothLine(line);
  const peak = line.slice(2, -2).reduce((top, point) => (point[1] < top[1] ? point : top), line[2] ?? [0, 0]);
  const foot: Point = [peak[0] + width * random.between(0.12, 0.3), height + 20];
  const rest = line.filter(([x]) => x >= peak[0]);
  const bend = `C${fix(peak[0] + width * 0.05)} ${fix(peak[1] + height * 0.1)} ${fix(foot[0] - width * 0.22)} ${fix(peak[1] + height * 0.2)} ${fix(foot[0])} ${fix(foot[1])}`;
  const lee = `M${fix(peak[0])} ${fix(peak[1])}${bend}L${width + 20} ${height + 20}${[...rest].reverse().map(([x, y]) => `L${fix(x)} ${fix(y)}`).join('')}Z`;
  const id = `dune${index}`;
  return {
    defs:
      horizontalGradient(id, [0, mix(colours.lit, '#fff2d8', 0.28)], [0.6, colours.lit], [1, mix(colours.lit, colours.shade, 0.35)]) +
      verticalGradient(`${id}s`, [0, colours.shade, 0.55 * (0.35 + depth * 0.65)], [0.55, colours.shade, 0.12], [1, colours.shade, 0]),
    body:
      path(downToBottom(crest, canvas), `url(#${id})`) +
      `<clipPath id="${id}c"><path d="${downToBottom(crest, canvas)}"/></clipPath>` +
      `<g clip-path="url(#${id}c)">${path(lee, `url(#${id}s)`)}${index === count - 1 ? ripples(canvas, line, colours.shade) : ''}</g>` +
      `<path d="${crest}" fill="none" stroke="#fff4dc" stroke-opacity="${fix(0.2 + 0.2 * depth)}" stroke-width="${fix(height * 0.0012 + 0.4)}"/>`,
    ink: '#fff6e6',
  };
}

function draw(canvas: Canvas): Drawing {
  const { width, height, random, detail } = canvas;
  const palette = random.pick(palettes);
  const count = 4 + detail;
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
      dunes.slice(0, 2).map((part) => part.body).join('') +
      `<rect y="${fix(height * 0.42)}" width="${width}" height="${fix(height * 0.2)}" fill="url(#haze)"/>` +
      dunes.slice(2).map((part) => part.body).join(''),
    ink: '#fff6e6',
  };
}

export const dunes: Scene = { name: 'dunes', words: ['dune', 'desert', 'sand', 'sahara', 'camel', 'canyon'], draw };

import type { Canvas, Drawing, Point, Scene } from '../pen.ts';
import {
  acrossWidth,
  circle,
  downToBottom,
  fix,
  mix,
  path,
  ridge,
  sheet,
  smoothLine,
  verticalGradient,
} from '../pen.ts';

const palettes = [
  ['#f3e3c3', '#e9a178', '#d56b52', '#8c5360', '#4d4a6d', '#2a3558'],
  ['#eaf0e4', '#b9d3b4', '#7fb095', '#4a8480', '#2b5b68', '#183a4c'],
  ['#fbe7dd', '#f3bfb3', '#dd8f97', '#a9688c', '#6a4d80', '#38345f'],
  ['#f6ecd2', '#f0c96f', '#e39a45', '#bb5f3b', '#74403f', '#3c2b38'],
] as const;

/** The shadow a sheet throws on the one behind it: the same outline, stacked upwards and fading. */
function shadow(line: string, canvas: Canvas, unit: number): string {
  return [10, 7.5, 5.5, 3.5, 2]
    .map(
      (lift, i) =>
        `<path d="${downToBottom(line, canvas)}" fill="#20101a" opacity="${0.05 + i * 0.018}" transform="translate(${fix(-lift * 0.25 * unit)} ${fix(-lift * unit)})"/>`,
    )
    .join('');
}

function layer(canvas: Canvas, index: number, count: number, colour: string): Drawing {
  const { height, random, detail } = canvas;
  const unit = Math.min(canvas.width, height) / 1000;
  const baseline = height * (0.36 + (0.56 * index) / (count - 1));
  const points = acrossWidth(canvas, ridge(random, 3, 0.5), baseline, height * 0.1);
  const line = smoothLine(points);
  const id = `sheet${index}`;
  const inner =
    detail === 3
      ? `<path d="${smoothLine(points.map(([x, y]): Point => [x, y + 16 * unit]))}" fill="none" stroke="#ffffff" stroke-opacity=".1" stroke-width="${fix(1.4 * unit)}"/>`
      : '';
  return {
    defs: verticalGradient(id, [0, mix(colour, '#ffffff', 0.1)], [0.5, colour], [1, mix(colour, '#100818', 0.14)]),
    body:
      shadow(line, canvas, unit) +
      path(downToBottom(line, canvas), `url(#${id})`) +
      `<path d="${line}" fill="none" stroke="#ffffff" stroke-opacity=".35" stroke-width="${fix(1.6 * unit)}"/>` +
      inner,
    ink: '#ffffff',
  };
}

function draw(canvas: Canvas): Drawing {
  const { width, height, random, detail } = canvas;
  const palette = random.pick(palettes);
  const count = 4 + detail;
  const size = Math.min(width, height);
  const sun: Point = [width * random.between(0.3, 0.72), height * random.between(0.22, 0.34)];
  const layers = Array.from({ length: count }, (_, i) => {
    const at = 1 + (i / (count - 1)) * (palette.length - 2);
    const low = palette[Math.floor(at)] ?? palette[1];
    const high = palette[Math.ceil(at)] ?? low;
    return layer(canvas, i, count, mix(low, high, at % 1));
  });
  const halo = [1.9, 1.55, 1.25].map((grow) => circle(sun, size * 0.12 * grow, '#ffffff', 0.13)).join('');
  return {
    defs:
      verticalGradient('paper', [0, mix(palette[0], palette[1], 0.25)], [1, palette[0]]) +
      layers.map((part) => part.defs).join(''),
    body:
      sheet(canvas, 'url(#paper)') +
      halo +
      [8, 5, 3]
        .map((lift) => circle([sun[0] - lift * 0.3, sun[1] + lift * (size / 1000)], size * 0.121, '#40202a', 0.07))
        .join('') +
      circle(sun, size * 0.12, '#fffaf0') +
      layers.map((part) => part.body).join(''),
    ink: '#ffffff',
  };
}

export const paperCut: Scene = {
  name: 'paper cut',
  words: ['paper', 'cut', 'collage', 'layer', 'illustration', 'craft', 'wave', 'abstract', 'sunrise'],
  draw,
};

import type { Canvas, Drawing, Point, Scene } from '../pen.ts';
import {
  acrossWidth,
  circle,
  downToBottom,
  fix,
  mix,
  path,
  polyline,
  radialGradient,
  ridge,
  sheet,
  verticalGradient,
} from '../pen.ts';

const palettes = [
  { sky: ['#7d8fb3', '#e3c9c4', '#f6e0cb'], far: '#c5b7c2', near: '#2b3550', light: '#fff4e0', water: '#8f93ab' },
  { sky: ['#2f5d73', '#9fc4c0', '#ecebd6'], far: '#a9c6c4', near: '#123340', light: '#fffdf0', water: '#7fa8a9' },
  { sky: ['#3b2f55', '#b8637a', '#f5b486'], far: '#b9738a', near: '#241a38', light: '#ffe2b8', water: '#a1607a' },
] as const;

/** A range of peaks; nearer ranges are darker, rougher and stand in the mist of the next. */
function range(canvas: Canvas, index: number, count: number, shore: number, colour: string, light: string): Drawing {
  const { height, random, detail } = canvas;
  const depth = index / Math.max(1, count - 1);
  const roughness = 0.42 + 0.02 * detail;
  const heights = ridge(random, 5 + detail, roughness).map((y) => Math.abs(y) ** 0.85 - 0.5);
  const amplitude = height * (0.2 - 0.09 * depth);
  const points = acrossWidth(canvas, heights, shore - height * (0.24 - 0.19 * depth), amplitude).map(
    ([x, y]): Point => [x, Math.min(shore - 2, y)],
  );
  const line = polyline(points);
  const id = `range${index}`;
  const snow = points.map(
    ([x, y], i): Point => [x, y + (3 + (((i * 7919) % 13) / 13) * 10) * (height / 1000) * (1.6 - depth)],
  );
  return {
    defs: verticalGradient(id, [0, colour], [1, mix(colour, light, 0.42 * (1 - depth * 0.6))]),
    body:
      path(`${line}L${fix(canvas.width + 20)} ${fix(shore)}L-20 ${fix(shore)}Z`, `url(#${id})`) +
      (depth < 0.75
        ? path(`${line}${polyline([...snow].reverse()).replace('M', 'L')}Z`, light, 'fill-opacity="0.1"')
        : ''),
    ink: '#ffffff',
  };
}

function pines(canvas: Canvas, shore: number, colour: string): string {
  const { width, height, random, detail } = canvas;
  let trees = '';
  const count = 30 + detail * 25;
  for (let i = 0; i < count; i++) {
    const side = random.next() ** 1.6 * 0.36;
    const x = random.chance(0.5) ? side * width : width - side * width;
    const tall = height * (0.03 + random.next() * 0.07) * (1.3 - side * 2);
    const wide = tall * 0.2;
    const foot = shore + random.between(-2, height * 0.008);
    const tiers = [0, 0.3, 0.55].map((at) => {
      const top = foot - tall * (1 - at * 0.8);
      const low = Math.min(foot, top + tall * 0.48);
      const half = wide * (0.55 + at);
      return `M${fix(x)} ${fix(top)}L${fix(x + half)} ${fix(low)}L${fix(x - half)} ${fix(low)}Z`;
    });
    trees += tiers.join('');
  }
  return path(trees, colour);
}

function glints(canvas: Canvas, shore: number, colour: string, centre: number): string {
  const { width, height, random, detail } = canvas;
  let lines = '';
  for (let i = 0; i < 30 + 40 * detail; i++) {
    const down = random.next() ** 1.4;
    const y = shore + 4 + down * (height - shore);
    const long = width * (0.01 + 0.09 * down) * random.between(0.4, 1);
    const x = centre + (random.next() + random.next() - 1) * width * (0.1 + 0.45 * down);
    lines += `<rect x="${fix(x - long / 2)}" y="${fix(y)}" width="${fix(long)}" height="${fix(1 + down * height * 0.003)}" rx="2" fill="${colour}" fill-opacity="${fix(random.between(0.1, 0.45))}"/>`;
  }
  return lines;
}

function draw(canvas: Canvas): Drawing {
  const { width, height, random, detail } = canvas;
  const palette = random.pick(palettes);
  const shore = height * random.between(0.66, 0.72);
  const count = 3 + detail;
  const sun: Point = [width * random.between(0.3, 0.7), height * random.between(0.2, 0.32)];
  const size = Math.min(width, height);
  const ranges = Array.from({ length: count }, (_, i) =>
    range(canvas, i, count, shore, mix(palette.far, palette.near, (i / (count - 1)) ** 1.3), palette.sky[2]),
  );
  const land = ranges.map((part) => part.body).join('') + pines(canvas, shore, mix(palette.near, '#05080f', 0.35));
  return {
    defs:
      verticalGradient('sky', [0, palette.sky[0]], [0.42, palette.sky[1]], [0.68, palette.sky[2]]) +
      radialGradient(
        'glow',
        [0.5, 0.5],
        0.5,
        [0, palette.light, 0.75],
        [0.3, palette.light, 0.25],
        [1, palette.light, 0],
      ) +
      verticalGradient(
        'water',
        [0, mix(palette.water, palette.sky[2], 0.45), 0.5],
        [1, mix(palette.near, palette.water, 0.25), 0.92],
      ) +
      ranges.map((part) => part.defs).join(''),
    body:
      sheet(canvas, 'url(#sky)') +
      circle(sun, size * 0.36, 'url(#glow)') +
      circle(sun, size * 0.034, palette.light, 0.95) +
      land +
      `<clipPath id="lake"><rect y="${fix(shore)}" width="${width}" height="${fix(height - shore)}"/></clipPath>` +
      `<g clip-path="url(#lake)">${sheet(canvas, palette.water)}<g transform="translate(0 ${fix(shore * 2)}) scale(1 -1)" opacity="0.75">${land}</g>` +
      `<rect y="${fix(shore)}" width="${width}" height="${fix(height - shore)}" fill="url(#water)"/>${glints(canvas, shore, palette.light, sun[0])}</g>`,
    ink: '#ffffff',
  };
}

export const mountains: Scene = {
  name: 'mountains',
  words: ['mountain', 'alps', 'lake', 'peak', 'valley', 'fjord', 'landscape', 'hill', 'snow'],
  draw,
};

/** A single far ridge, shared by scenes that need a horizon. */
export const headland = (canvas: Canvas, baseline: number, amplitude: number, fill: string): string =>
  path(downToBottom(polyline(acrossWidth(canvas, ridge(canvas.random, 6, 0.5), baseline, amplitude)), canvas), fill);

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
  { sky: ['#070b26', '#152a52', '#1f5a66'], curtain: ['#4dffb0', '#7a5cff'], ground: '#0a1724', snow: '#9fd8cf' },
  { sky: ['#0b0620', '#2b1650', '#3d3c74'], curtain: ['#5cf2c8', '#ff6fb5'], ground: '#0c0d20', snow: '#b7b6e6' },
  { sky: ['#04121c', '#0b3140', '#2a6b5c'], curtain: ['#a8ff78', '#39d0d8'], ground: '#061318', snow: '#a6e3c3' },
] as const;

function stars(canvas: Canvas): string {
  const { width, height, random, detail } = canvas;
  let dots = '';
  for (let i = 0; i < 70 * detail; i++) {
    const bright = random.next() ** 3;
    dots += circle(
      [random.next() * width, random.next() * height * 0.62],
      0.5 + bright * Math.min(width, height) * 0.0016,
      '#ffffff',
      0.25 + bright * 0.7,
    );
  }
  return dots;
}

/** A curtain of light: many thin rays whose feet follow one winding line. */
function curtain(canvas: Canvas, index: number, gradient: string): string {
  const { width, height, random, detail } = canvas;
  const rays = 60 + 30 * detail;
  const [phase, turns, lift] = [random.next() * 7, random.between(1.2, 2.4), random.between(0.34, 0.5)];
  const wide = (width / rays) * 2.6;
  let body = '';
  for (let i = 0; i < rays; i++) {
    const t = i / rays;
    const sway = Math.sin(t * Math.PI * turns + phase);
    const foot = height * (lift + 0.09 * sway + 0.03 * Math.sin(t * 23 + phase));
    const tall = height * (0.2 + 0.13 * Math.sin(t * 9 + phase * 2) + 0.05 * random.next());
    const x = t * width * 1.1 - width * 0.05 + Math.cos(t * Math.PI * turns + phase) * width * 0.05;
    const opacity =
      (0.1 + 0.12 * (1 + Math.sin(t * 13 + index * 2 + phase)) * random.between(0.6, 1)) * (index === 0 ? 1 : 0.6);
    body += `<rect x="${fix(x)}" y="${fix(foot - tall)}" width="${fix(wide)}" height="${fix(tall)}" fill="url(#${gradient})" fill-opacity="${Math.round(opacity * 100) / 100}"/>`;
  }
  return body;
}

function pine(x: number, foot: number, tall: number): string {
  let d = `M${fix(x)} ${fix(foot - tall)}`;
  const tiers = 6;
  const side = (sign: number, i: number): string => {
    const y = foot - tall + (tall * (i + 1)) / tiers;
    const half = tall * 0.2 * ((i + 1) / tiers);
    return `L${fix(x + sign * half)} ${fix(y)}L${fix(x + sign * half * 0.45)} ${fix(y - tall * 0.015)}`;
  };
  for (let i = 0; i < tiers; i++) d += side(1, i);
  for (let i = tiers - 1; i >= 0; i--) {
    const y = foot - tall + (tall * (i + 1)) / tiers;
    const half = tall * 0.2 * ((i + 1) / tiers);
    d += `L${fix(x - half * 0.45)} ${fix(y - tall * 0.015)}L${fix(x - half)} ${fix(y)}`;
  }
  return `${d}Z`;
}

function grove(canvas: Canvas, line: readonly Point[]): string {
  const { height, random, detail } = canvas;
  return line
    .filter(() => random.chance(0.35 + 0.12 * detail))
    .map(([x, y]) => pine(x + random.between(-8, 8), y + height * 0.02, height * random.between(0.05, 0.17)))
    .join('');
}

function draw(canvas: Canvas): Drawing {
  const { height, random, detail } = canvas;
  const palette = random.pick(palettes);
  const hill = acrossWidth(canvas, ridge(random, 4, 0.5), height * 0.76, height * 0.05);
  const front = acrossWidth(canvas, ridge(random, 6, 0.5), height * 0.87, height * 0.04);
  return {
    defs:
      verticalGradient('sky', [0, palette.sky[0]], [0.5, palette.sky[1]], [0.8, palette.sky[2]]) +
      verticalGradient(
        'ray0',
        [0, palette.curtain[1], 0],
        [0.45, palette.curtain[1], 0.4],
        [0.82, palette.curtain[0], 0.85],
        [1, palette.curtain[0], 0],
      ) +
      verticalGradient('ray1', [0, palette.curtain[0], 0], [0.7, palette.curtain[0], 0.6], [1, palette.curtain[0], 0]) +
      verticalGradient(
        'snow',
        [0, mix(palette.snow, palette.ground, 0.35)],
        [0.35, mix(palette.snow, palette.ground, 0.75)],
        [1, palette.ground],
      ),
    body:
      sheet(canvas, 'url(#sky)') +
      stars(canvas) +
      (detail > 1 ? curtain(canvas, 1, 'ray1') : '') +
      curtain(canvas, 0, 'ray0') +
      path(downToBottom(smoothLine(hill), canvas), 'url(#snow)') +
      path(grove(canvas, front), mix(palette.ground, '#000000', 0.35)) +
      path(downToBottom(smoothLine(front), canvas), mix(palette.ground, '#000000', 0.2)),
    ink: '#eafff6',
  };
}

export const aurora: Scene = {
  name: 'aurora',
  words: ['aurora', 'northern', 'night', 'star', 'space', 'galaxy', 'winter', 'arctic', 'neon'],
  draw,
};

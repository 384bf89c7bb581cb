import type { Canvas, Drawing, Point, Scene } from '../pen.ts';
import { circle, ellipse, fix, mix, radialGradient, sheet, verticalGradient } from '../pen.ts';
import { headland } from './mountains.ts';

const palettes = [
  { sky: ['#35507f', '#b58ab0', '#ffc79a'], sea: ['#c79aa6', '#26345c'], sun: '#fff1d2' },
  { sky: ['#1f4e74', '#79b6c4', '#fbe3b4'], sea: ['#9cc3c0', '#123f59'], sun: '#fffbe4' },
  { sky: ['#2a1f49', '#a0466e', '#ff9a62'], sea: ['#b3587a', '#1b1838'], sun: '#ffe1a6' },
] as const;

function clouds(canvas: Canvas, horizon: number, colour: string): string {
  const { width, random, detail } = canvas;
  let body = '';
  for (let i = 0; i < 4 + 2 * detail; i++) {
    const at: Point = [random.between(-0.1, 1.1) * width, horizon * random.between(0.16, 0.86)];
    const wide = width * random.between(0.08, 0.26);
    for (let k = 0; k < 5; k++) {
      const puff: Point = [at[0] + random.between(-0.8, 0.8) * wide, at[1] + random.between(-0.03, 0.03) * wide];
      body += ellipse(
        puff,
        wide * random.between(0.4, 1),
        wide * random.between(0.015, 0.055),
        'url(#cloud)',
        Math.round(random.between(0.25, 0.6) * 100) / 100,
      );
    }
  }
  return `<g fill="${colour}">${body}</g>`;
}

/** Swell lines all over, and a path of light under the sun that widens towards us. */
function swell(canvas: Canvas, horizon: number, sunX: number, light: string, dark: string): string {
  const { width, height, random, detail } = canvas;
  let body = '';
  const count = 120 + detail * 90;
  for (let i = 0; i < count; i++) {
    const near = random.next() ** 1.7;
    const y = horizon + 1 + near * (height - horizon);
    const glint = i % 2 === 0;
    const reach = width * (0.03 + near * 0.22);
    const x = glint ? sunX + (random.next() + random.next() + random.next() - 1.5) * reach : random.next() * width;
    const long = width * (0.008 + near * 0.07) * random.between(0.4, 1.2) * (glint ? 0.7 : 1.5);
    const opacity = glint ? random.between(0.25, 0.8) : random.between(0.04, 0.16);
    body += ellipse([x, y], long, 0.6 + near * height * 0.0035, glint ? light : dark, Math.round(opacity * 100) / 100);
  }
  return body;
}

function draw(canvas: Canvas): Drawing {
  const { width, height, random } = canvas;
  const palette = random.pick(palettes);
  const horizon = height * random.between(0.52, 0.6);
  const size = Math.min(width, height);
  const sun: Point = [width * random.between(0.28, 0.72), horizon - size * random.between(0.04, 0.12)];
  const share = horizon / height;
  return {
    defs:
      verticalGradient('sky', [0, palette.sky[0]], [share * 0.62, palette.sky[1]], [share, palette.sky[2]]) +
      verticalGradient(
        'sea',
        [0, palette.sea[0]],
        [0.35, mix(palette.sea[0], palette.sea[1], 0.6)],
        [1, palette.sea[1]],
      ) +
      radialGradient(
        'glow',
        [0.5, 0.5],
        0.5,
        [0, palette.sun, 0.95],
        [0.2, palette.sun, 0.45],
        [0.55, palette.sky[2], 0.18],
        [1, palette.sky[2], 0],
      ) +
      radialGradient('cloud', [0.5, 0.5], 0.5, [0, mix(palette.sky[2], '#ffffff', 0.3), 0.85], [1, palette.sky[2], 0]),
    body:
      sheet(canvas, 'url(#sky)') +
      circle(sun, size * 0.55, 'url(#glow)') +
      clouds(canvas, horizon, palette.sky[2]) +
      circle(sun, size * 0.042, palette.sun) +
      `<g transform="translate(${fix(width * (sun[0] > width / 2 ? -0.55 : 0.55))} 0)">${headland(canvas, horizon + size * 0.01, size * 0.05, mix(palette.sea[1], '#0a0a14', 0.35))}</g>` +
      `<rect y="${fix(horizon)}" width="${width}" height="${fix(height - horizon)}" fill="url(#sea)"/>` +
      swell(canvas, horizon, sun[0], palette.sun, mix(palette.sea[1], '#000010', 0.4)),
    ink: '#ffffff',
  };
}

export const sea: Scene = {
  name: 'sea',
  words: ['sea', 'ocean', 'beach', 'coast', 'sunset', 'boat', 'harbour', 'water', 'island'],
  draw,
};

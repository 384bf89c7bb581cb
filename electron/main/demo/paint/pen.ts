import type { Random } from './random.ts';

/** What a scene draws on. `detail` follows the quality asked: 1 low, 2 medium, 3 high. */
export type Canvas = {
  readonly width: number;
  readonly height: number;
  readonly detail: 1 | 2 | 3;
  readonly random: Random;
};

/** SVG of a scene; `ink` is the colour in which a caption can be read on it, null where it needs a plate. */
export type Drawing = { readonly defs: string; readonly body: string; readonly ink: string | null };

export type Scene = {
  readonly name: string;
  /** Words of a prompt that call for this scene. */
  readonly words: readonly string[];
  draw(canvas: Canvas): Drawing;
  /** The subject alone, nothing behind it: for transparent backgrounds. */
  cutout?(canvas: Canvas): Drawing;
};

export type Point = readonly [x: number, y: number];
export type Stop = readonly [offset: number, colour: string, opacity?: number];

/** A number short enough for an SVG attribute. */
export const fix = (value: number): string => String(Math.round(value * 10) / 10);

const stopsOf = (stops: readonly Stop[]): string =>
  stops
    .map(([at, colour, opacity]) => `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity ?? 1}"/>`)
    .join('');

/** Top to bottom of whatever it fills. */
export const verticalGradient = (id: string, ...stops: readonly Stop[]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stopsOf(stops)}</linearGradient>`;

/** Left to right of whatever it fills. */
export const horizontalGradient = (id: string, ...stops: readonly Stop[]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="1" y2="0">${stopsOf(stops)}</linearGradient>`;

/** From a point (fractions of the shape) outwards. */
export const radialGradient = (id: string, [cx, cy]: Point, radius: number, ...stops: readonly Stop[]): string =>
  `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${radius}">${stopsOf(stops)}</radialGradient>`;

export const sheet = ({ width, height }: Canvas, fill: string): string =>
  `<rect width="${width}" height="${height}" fill="${fill}"/>`;

export const circle = ([x, y]: Point, radius: number, fill: string, opacity = 1): string =>
  `<circle cx="${fix(x)}" cy="${fix(y)}" r="${fix(radius)}" fill="${fill}" fill-opacity="${opacity}"/>`;

export const ellipse = ([x, y]: Point, rx: number, ry: number, fill: string, opacity = 1): string =>
  `<ellipse cx="${fix(x)}" cy="${fix(y)}" rx="${fix(rx)}" ry="${fix(ry)}" fill="${fill}" fill-opacity="${opacity}"/>`;

export const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`;

/** Straight lines through the points. */
export const polyline = (points: readonly Point[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${fix(x)} ${fix(y)}`).join('');

/** A smooth line through the points (Catmull-Rom as cubic Béziers). */
export function smoothLine(points: readonly Point[]): string {
  const at = (i: number): Point => points[Math.max(0, Math.min(points.length - 1, i))] ?? [0, 0];
  let d = `M${fix(at(0)[0])} ${fix(at(0)[1])}`;
  for (let i = 0; i < points.length - 1; i++) {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const c1: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const c2: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    d += `C${fix(c1[0])} ${fix(c1[1])} ${fix(c2[0])} ${fix(c2[1])} ${fix(to[0])} ${fix(to[1])}`;
  }
  return d;
}

/** Closes a line that runs from left to right down to the bottom edge. */
export const downToBottom = (line: string, { width, height }: Canvas): string =>
  `${line}L${width + 20} ${height + 20}L-20 ${height + 20}Z`;

/** Heights between about -1 and 1 along a line: midpoint displacement, 2^depth + 1 values. */
export function ridge(random: Random, depth: number, roughness: number): number[] {
  let line = [random.between(-0.5, 0.5), random.between(-0.5, 0.5)];
  let swing = 0.8;
  for (let level = 0; level < depth; level++) {
    const finer: number[] = [];
    line.forEach((value, i) => {
      if (i > 0) finer.push(((line[i - 1] ?? 0) + value) / 2 + random.between(-swing, swing));
      finer.push(value);
    });
    line = finer;
    swing *= roughness;
  }
  return line;
}

/** Spreads heights over the width (a little beyond both edges), around `baseline`. */
export const acrossWidth = (
  { width }: Canvas,
  heights: readonly number[],
  baseline: number,
  amplitude: number,
): Point[] => heights.map((y, i) => [-20 + (i / (heights.length - 1)) * (width + 40), baseline + y * amplitude]);

/** A colour between two `#rrggbb` colours. */
export function mix(from: string, to: string, amount: number): string {
  const channel = (at: number): string => {
    const a = Number.parseInt(from.slice(at, at + 2), 16);
    const b = Number.parseInt(to.slice(at, at + 2), 16);
    return Math.round(a + (b - a) * amount)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

import type { Canvas, Drawing, Point, Scene } from '../pen.ts';
import {
  circle,
  ellipse,
  fix,
  horizontalGradient,
  mix,
  path,
  radialGradient,
  sheet,
  smoothLine,
  verticalGradient,
} from '../pen.ts';

const palettes = [
  { wall: '#8d8a84', table: '#d9d5cd', vase: '#cfc6b6', glaze: '#8a6a4c', fruit: '#e88a1c', bowl: '#6d7478' },
  { wall: '#3f5550', table: '#c9b79a', vase: '#e9e1d2', glaze: '#2f6f73', fruit: '#c23f36', bowl: '#3a3d45' },
  { wall: '#b98d79', table: '#ead8c6', vase: '#f0e6da', glaze: '#a4523f', fruit: '#d8b23a', bowl: '#7c8a78' },
  { wall: '#5a5d78', table: '#c7c5d2', vase: '#d8d2cf', glaze: '#3d4470', fruit: '#e2776a', bowl: '#454a63' },
] as const;

type Palette = (typeof palettes)[number];

const shadow = ([x, y]: Point, rx: number, ry: number): string => ellipse([x, y], rx, ry, 'url(#cast)');

function fruit(at: Point, radius: number): string {
  const [x, y] = at;
  return (
    shadow([x + radius * 0.5, y + radius * 0.88], radius * 1.4, radius * 0.28) +
    ellipse(at, radius * 1.03, radius * 0.96, 'url(#fruit)') +
    ellipse([x - radius * 0.34, y - radius * 0.4], radius * 0.3, radius * 0.2, 'url(#shine)') +
    ellipse([x + radius * 0.06, y - radius * 0.88], radius * 0.2, radius * 0.07, '#3a2410', 0.35) +
    path(
      `M${fix(x + radius * 0.02)} ${fix(y - radius * 0.86)}q${fix(radius * 0.02)} ${fix(-radius * 0.18)} ${fix(radius * 0.12)} ${fix(-radius * 0.28)}l${fix(radius * 0.08)} ${fix(radius * 0.03)}q${fix(-radius * 0.09)} ${fix(radius * 0.12)} ${fix(-radius * 0.08)} ${fix(radius * 0.25)}Z`,
      '#5a4526',
    )
  );
}

/** A turned vessel from its profile: half widths at heights, mirrored. */
function vase([x, foot]: Point, tall: number, wide: number): string {
  const profile: [number, number][] = [
    [0, 0.3],
    [0.06, 0.36],
    [0.24, 0.49],
    [0.46, 0.46],
    [0.66, 0.26],
    [0.8, 0.15],
    [0.92, 0.145],
    [1, 0.2],
  ];
  const side = (sign: number): Point[] => profile.map(([h, w]) => [x + sign * w * wide, foot - h * tall]);
  const outline =
    smoothLine([...side(-1), ...side(1).reverse()]) +
    `Q${fix(x)} ${fix(foot + tall * 0.05)} ${fix(x - 0.3 * wide)} ${fix(foot)}Z`;
  const glazeAt = foot - tall * 0.3;
  const drip = Array.from({ length: 5 }, (_, i) => {
    const step = wide / 5;
    return `q${fix(step / 2)} ${fix(tall * (i % 2 === 0 ? 0.05 : -0.035))} ${fix(step)} 0`;
  }).join('');
  return (
    shadow([x + wide * 0.32, foot + tall * 0.012], wide * 0.72, tall * 0.05) +
    path(outline, 'url(#vase)') +
    `<clipPath id="vaseShape"><path d="${outline}"/></clipPath><g clip-path="url(#vaseShape)">` +
    path(`M${fix(x - wide / 2)} ${fix(glazeAt)}${drip}V${fix(foot + tall)}H${fix(x - wide / 2)}Z`, 'url(#glaze)') +
    ellipse([x - wide * 0.2, foot - tall * 0.42], wide * 0.05, tall * 0.15, '#ffffff', 0.24) +
    '</g>' +
    ellipse([x, foot - tall], wide * 0.2, tall * 0.022, 'url(#mouth)')
  );
}

function bowl([x, foot]: Point, wide: number): string {
  const [half, tall] = [wide / 2, wide * 0.36];
  const rim = foot - tall;
  return (
    shadow([x + half * 0.5, foot], half * 1.35, tall * 0.14) +
    [-0.42, 0.34, -0.02]
      .map((at, i) => fruitInBowl([x + at * half, rim - tall * (i === 2 ? 0.26 : 0.1)], wide * 0.16))
      .join('') +
    path(
      `M${fix(x - half)} ${fix(rim)}C${fix(x - half * 0.9)} ${fix(foot - tall * 0.1)} ${fix(x - half * 0.4)} ${fix(foot)} ${fix(x)} ${fix(foot)}S${fix(x + half * 0.9)} ${fix(foot - tall * 0.1)} ${fix(x + half)} ${fix(rim)}Q${fix(x)} ${fix(rim + tall * 0.22)} ${fix(x - half)} ${fix(rim)}Z`,
      'url(#bowl)',
    ) +
    `<path d="M${fix(x - half)} ${fix(rim)}Q${fix(x)} ${fix(rim + tall * 0.22)} ${fix(x + half)} ${fix(rim)}" fill="none" stroke="#ffffff" stroke-opacity=".35" stroke-width="${fix(wide * 0.01)}"/>`
  );
}

const fruitInBowl = ([x, y]: Point, radius: number): string =>
  circle([x, y], radius, 'url(#fruit)') +
  ellipse([x - radius * 0.34, y - radius * 0.4], radius * 0.3, radius * 0.2, 'url(#shine)');

const paints = (palette: Palette): string =>
  radialGradient(
    'fruit',
    [0.36, 0.3],
    0.78,
    [0, mix(palette.fruit, '#fff6d0', 0.55)],
    [0.4, palette.fruit],
    [0.82, mix(palette.fruit, '#40100a', 0.5)],
    [1, mix(palette.fruit, '#40100a', 0.34)],
  ) +
  radialGradient('shine', [0.5, 0.5], 0.5, [0, '#ffffff', 0.75], [1, '#ffffff', 0]) +
  radialGradient('cast', [0.4, 0.5], 0.55, [0, '#0d0a10', 0.6], [0.5, '#0d0a10', 0.3], [1, '#0d0a10', 0]) +
  horizontalGradient(
    'vase',
    [0, mix(palette.vase, '#2a2420', 0.26)],
    [0.28, mix(palette.vase, '#ffffff', 0.35)],
    [0.6, palette.vase],
    [1, mix(palette.vase, '#201a1c', 0.62)],
  ) +
  horizontalGradient(
    'glaze',
    [0, mix(palette.glaze, '#120c0c', 0.25)],
    [0.3, mix(palette.glaze, '#ffffff', 0.14)],
    [0.62, palette.glaze],
    [1, mix(palette.glaze, '#0c080a', 0.65)],
  ) +
  horizontalGradient('mouth', [0, '#1a1512'], [1, mix(palette.vase, '#1a1512', 0.6)]) +
  horizontalGradient(
    'bowl',
    [0, mix(palette.bowl, '#101014', 0.3)],
    [0.3, mix(palette.bowl, '#ffffff', 0.3)],
    [1, mix(palette.bowl, '#08080c', 0.66)],
  );

function draw(canvas: Canvas): Drawing {
  const { width, height, random, detail } = canvas;
  const palette = random.pick(palettes);
  const edge = height * random.between(0.6, 0.66);
  const size = Math.min(width, height);
  const flip = random.chance(0.5) ? 1 : -1;
  const spread = Math.min(width * 0.26, size * 0.36);
  const foot = edge + size * 0.16;
  const loose = Array.from({ length: detail }, (_, i) =>
    fruit(
      [width / 2 + flip * spread * (0.15 + i * 0.42 - (i === 1 ? 1.3 : 0)), foot + size * (0.02 + 0.045 * i)],
      size * 0.06,
    ),
  );
  const window = [0, 1].map(
    (i) =>
      `<path d="M${fix(width * (0.12 + i * 0.17))} ${fix(height * 0.06)}h${fix(width * 0.13)}l${fix(width * 0.1)} ${fix(edge * 0.8)}h${fix(-width * 0.13)}Z" fill="#fff3dc" opacity="0.1"/>`,
  );
  return {
    defs:
      paints(palette) +
      radialGradient(
        'wall',
        [0.28, 0.3],
        0.95,
        [0, mix(palette.wall, '#fff4e2', 0.34)],
        [0.55, palette.wall],
        [1, mix(palette.wall, '#0c0c10', 0.55)],
      ) +
      verticalGradient(
        'table',
        [0, mix(palette.table, '#1a1614', 0.3)],
        [0.16, palette.table],
        [1, mix(palette.table, '#1a1614', 0.38)],
      ),
    body:
      sheet(canvas, 'url(#wall)') +
      window.join('') +
      `<rect y="${fix(edge)}" width="${width}" height="${fix(height - edge)}" fill="url(#table)"/>` +
      vase([width / 2 - flip * spread, foot], size * 0.5, size * 0.36) +
      bowl([width / 2 + flip * spread, foot - size * 0.015], size * 0.36) +
      loose.join(''),
    ink: '#2a2522',
  };
}

function cutout(canvas: Canvas): Drawing {
  const { width, height, random } = canvas;
  const palette = random.pick(palettes);
  const size = Math.min(width, height);
  const body = random.chance(0.5)
    ? vase([width / 2 - size * 0.04, height / 2 + size * 0.34], size * 0.7, size * 0.5)
    : fruit([width / 2, height / 2], size * 0.31);
  return { defs: paints(palette), body, ink: null };
}

export const stillLife: Scene = {
  name: 'still life',
  words: [
    'still life',
    'vase',
    'fruit',
    'orange',
    'bottle',
    'product',
    'bowl',
    'ceramic',
    'kitchen',
    'food',
    'table',
    'jug',
    'cup',
  ],
  draw,
  cutout,
};

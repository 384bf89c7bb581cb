import type { Canvas, Drawing, Point, Scene } from '../pen.ts';
import { circle, fix, mix, path, radialGradient, sheet, smoothLine } from '../pen.ts';

const palettes = [
  { paper: '#f3ecdb', leaves: ['#2f5d45', '#4f7f4f', '#86a35c', '#1f4640'], berry: '#c4553b', ink: '#2c3a30' },
  { paper: '#f1e6dc', leaves: ['#7b4b3a', '#b06a47', '#d49a63', '#5b3a3a'], berry: '#35585c', ink: '#3d2a24' },
  { paper: '#e6ebe6', leaves: ['#24505a', '#3f7d80', '#7fb0a4', '#1a3a4a'], berry: '#e08a5b', ink: '#1d343c' },
] as const;

type Leaf = { at: Point; angle: number; long: number; wide: number; colour: string };

/** A leaf in two halves, one in the light, with a midrib and, in detail, side veins. */
function leaf(canvas: Canvas, { at, angle, long, wide, colour }: Leaf): string {
  const half = (sign: number): string =>
    `M0 0C${fix(long * 0.28)} ${fix(sign * wide)} ${fix(long * 0.72)} ${fix(sign * wide * 0.85)} ${fix(long)} 0Z`;
  const veins =
    canvas.detail > 1
      ? Array.from({ length: canvas.detail * 3 }, (_, i) => {
          const x = long * (0.16 + (0.66 * i) / (canvas.detail * 3));
          return `M${fix(x)} 0L${fix(x + long * 0.13)} ${fix(wide * 0.52)}M${fix(x)} 0L${fix(x + long * 0.13)} ${fix(-wide * 0.52)}`;
        }).join('')
      : '';
  return (
    `<g transform="translate(${fix(at[0])} ${fix(at[1])}) rotate(${fix(angle)})">` +
    path(half(-1), mix(colour, '#fff6d8', 0.16)) +
    path(half(1), mix(colour, '#0c1c1c', 0.12)) +
    `<path d="M0 0L${fix(long * 0.97)} 0${veins}" stroke="#fffbe6" stroke-opacity=".4" stroke-width="${fix(Math.max(0.7, long * 0.012))}" fill="none"/></g>`
  );
}

type Stem = { foot: Point; tip: Point; bow: number; leafLong: number; colour: string; berries: string | null };

function stem(canvas: Canvas, { foot, tip, bow, leafLong, colour, berries }: Stem): string {
  const { random } = canvas;
  const middle: Point = [(foot[0] + tip[0]) / 2 + bow, (foot[1] + tip[1]) / 2];
  const on = (t: number): Point => [
    (1 - t) ** 2 * foot[0] + 2 * t * (1 - t) * middle[0] + t * t * tip[0],
    (1 - t) ** 2 * foot[1] + 2 * t * (1 - t) * middle[1] + t * t * tip[1],
  ];
  const spine = Array.from({ length: 12 }, (_, i) => on(i / 11));
  const count = 7 + canvas.detail * 3;
  let body = `<path d="${smoothLine(spine)}" fill="none" stroke="${mix(colour, '#2a1c10', 0.3)}" stroke-width="${fix(leafLong * 0.045)}" stroke-linecap="round"/>`;
  for (let i = 0; i < count; i++) {
    const t = 0.12 + (0.86 * i) / (count - 1);
    const [here, ahead] = [on(t), on(Math.min(1, t + 0.02))];
    const heading = (Math.atan2(ahead[1] - here[1], ahead[0] - here[0]) * 180) / Math.PI;
    const side = i % 2 === 0 ? 1 : -1;
    const long = leafLong * (1.08 - t * 0.6) * random.between(0.85, 1.1);
    if (berries !== null && t > 0.3) {
      const away: Point = [here[0] + side * long * 0.5, here[1] - long * 0.3];
      body += `<path d="M${fix(here[0])} ${fix(here[1])}L${fix(away[0])} ${fix(away[1])}" stroke="${colour}" stroke-width="${fix(leafLong * 0.025)}"/>`;
      body +=
        circle(away, long * 0.16, berries) +
        circle([away[0] - long * 0.05, away[1] - long * 0.05], long * 0.045, '#ffffff', 0.5);
      continue;
    }
    const angle = i === count - 1 ? heading : heading + side * random.between(36, 58);
    body += leaf(canvas, {
      at: here,
      angle,
      long,
      wide: long * random.between(0.19, 0.25),
      colour: mix(colour, '#fff0c0', t * 0.18),
    });
  }
  return body;
}

type Palette = { readonly leaves: readonly string[]; readonly berry: string };

function bouquet(canvas: Canvas, palette: Palette): string {
  const { width, height, random } = canvas;
  const size = Math.min(width, height);
  const count = Math.max(4, Math.round((width / height) * 5));
  return Array.from({ length: count }, (_, i) => {
    const spread = (i + 0.5) / count;
    const tall = height * random.between(0.48, 0.8) * (1 - Math.abs(spread - 0.5) * 0.35);
    const x = width * (0.06 + 0.88 * spread);
    return stem(canvas, {
      foot: [x + random.between(-0.03, 0.03) * width, height * 1.04],
      tip: [x + random.between(-0.09, 0.09) * width, height * 1.0 - tall],
      bow: random.between(-0.1, 0.1) * width,
      leafLong: size * random.between(0.13, 0.19),
      colour: random.pick(palette.leaves),
      berries: i % 3 === 1 ? palette.berry : null,
    });
  }).join('');
}

function draw(canvas: Canvas): Drawing {
  const { width, height, random } = canvas;
  const palette = random.pick(palettes);
  const size = Math.min(width, height);
  const disc: Point = [width * random.between(0.32, 0.68), height * 0.36];
  return {
    defs: radialGradient(
      'paper',
      [0.5, 0.4],
      0.75,
      [0, mix(palette.paper, '#ffffff', 0.5)],
      [1, mix(palette.paper, '#b9a88a', 0.22)],
    ),
    body:
      sheet(canvas, 'url(#paper)') +
      circle(disc, size * 0.27, palette.berry, 0.16) +
      circle(disc, size * 0.2, palette.berry, 0.14) +
      `<g opacity="0.16" transform="translate(${fix(size * 0.012)} ${fix(size * 0.016)})">${bouquet({ ...canvas, detail: 1, random: { ...random } }, { ...palette, leaves: [palette.ink, palette.ink, palette.ink, palette.ink], berry: palette.ink })}</g>` +
      bouquet(canvas, palette),
    ink: palette.ink,
  };
}

function cutout(canvas: Canvas): Drawing {
  const { width, height, random } = canvas;
  const palette = random.pick(palettes);
  const size = Math.min(width, height);
  const stems = [-0.24, 0.22, -0.1, 0.06].map((lean, i) =>
    stem(canvas, {
      foot: [width * 0.5, height * 0.9],
      tip: [width * 0.5 + lean * size * 1.3, height * (0.12 + 0.07 * Math.abs(lean) * 10 * 0.4)],
      bow: -lean * size * 0.35,
      leafLong: size * 0.17,
      colour: palette.leaves[i] ?? palette.leaves[0],
      berries: i === 1 ? palette.berry : null,
    }),
  );
  return { defs: '', body: stems.join(''), ink: null };
}

export const botanical: Scene = {
  name: 'botanical',
  words: ['leaf', 'leaves', 'plant', 'flower', 'botanic', 'garden', 'herb', 'floral', 'logo', 'sticker', 'icon'],
  draw,
  cutout,
};

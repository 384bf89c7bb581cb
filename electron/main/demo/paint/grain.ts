import sharp from 'sharp';
import type { Picture } from './picture.ts';
import { open, raw } from './picture.ts';
import { createRandom } from './random.ts';

const EDGE = 256;

/** A tile of film grain around mid grey, made once per strength; repeated over a picture by `soft-light`. */
async function makeTile(sigma: number): Promise<Buffer> {
  const random = createRandom(`grain ${sigma}`);
  const pixels = Buffer.alloc(EDGE * EDGE * 3);
  for (let i = 0; i < pixels.length; i += 3) {
    const bell = random.next() + random.next() + random.next() - 1.5;
    pixels.fill(Math.max(0, Math.min(255, Math.round(128 + bell * 2 * sigma))), i, i + 3);
  }
  return sharp(pixels, { raw: { width: EDGE, height: EDGE, channels: 3 } })
    .png()
    .toBuffer();
}

const tiles = new Map<number, Promise<Buffer>>();

function grainTile(sigma: number): Promise<Buffer> {
  const known = tiles.get(sigma) ?? makeTile(sigma);
  tiles.set(sigma, known);
  return known;
}

/** A picture with film grain; `sigma` is the grain's standard deviation in 8-bit steps. */
export async function withGrain(picture: Picture, sigma: number): Promise<Picture> {
  const [width, height] = [Math.min(EDGE, picture.width), Math.min(EDGE, picture.height)];
  const whole = await grainTile(sigma);
  const tile =
    width === EDGE && height === EDGE
      ? whole
      : await sharp(whole).extract({ left: 0, top: 0, width, height }).png().toBuffer();
  return raw(
    open(picture)
      .composite([{ input: tile, tile: true, blend: 'soft-light' }])
      .removeAlpha(),
  );
}

import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A picture whose four corners differ, so that turning or mirroring it shows: red, green / blue, white. */
export function corners(width = 60, height = 40, channels: 3 | 4 = 3): Sharp {
  const raw = Buffer.alloc(width * height * channels, 255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [left, top] = [x < width / 2, y < height / 2];
      const colour = left ? (top ? [255, 0, 0] : [0, 0, 255]) : top ? [0, 160, 0] : [255, 255, 255];
      raw.set(colour, (y * width + x) * channels);
    }
  return sharp(raw, { raw: { width, height, channels } });
}

const COLOURS = new Map([
  ['100', 'red'],
  ['010', 'green'],
  ['001', 'blue'],
  ['111', 'white'],
]);

/** The colour names of the corners: top left, top right, bottom left, bottom right. */
export async function cornersOf(bytes: Uint8Array | string): Promise<readonly string[]> {
  const { data, info } = await sharp(bytes)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): string => {
    const start = (y * info.width + x) * info.channels;
    const pixel = [...data.subarray(start, start + 3)];
    const code = pixel.map((value) => (value > 0.7 * Math.max(...pixel) ? 1 : 0)).join('');
    return COLOURS.get(code) ?? `rgb(${pixel.join(' ')})`;
  };
  const [right, bottom] = [info.width - 3, info.height - 3];
  return [at(2, 2), at(right, 2), at(2, bottom), at(right, bottom)];
}

export async function animatedGif(): Promise<Buffer> {
  const frames = await Promise.all([corners().png().toBuffer(), corners().negate().png().toBuffer()]);
  return sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG that says it is this large and holds next to nothing. */
export function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { DemoOptions } from '../../../../electron/main/demo/demo-server.ts';
import { ask, demo, flatPicture, json, maskWithHole, pictureOf } from '../../../support/ask-demo.ts';

const EDGE = 816;
const hole = { left: 200, top: 300, width: 320, height: 240 };

const inside = (x: number, y: number): boolean =>
  x >= hole.left && x < hole.left + hole.width && y >= hole.top && y < hole.top + hole.height;

/** A photograph-like reference: every pixel its own value. */
async function noisy(): Promise<{ base64: string; pixels: Buffer }> {
  const pixels = Buffer.alloc(EDGE * EDGE * 3);
  for (let i = 0; i < pixels.length; i++) pixels[i] = (i * 7919 + (i >> 7) * 31) % 251;
  const png = await sharp(pixels, { raw: { width: EDGE, height: EDGE, channels: 3 } })
    .png()
    .toBuffer();
  return { base64: png.toString('base64'), pixels };
}

async function editOf(options: DemoOptions, body: object): Promise<Buffer> {
  const answer = json(
    await ask(await demo(options), {
      model: 'openai/gpt-image-2',
      prompt: 'A red door',
      size: `${EDGE}x${EDGE}`,
      ...body,
    }),
  );
  return sharp(pictureOf(answer.data[0])).removeAlpha().raw().toBuffer();
}

/** Share of pixels that differ, and the largest difference, inside and outside of the hole. */
function compare(before: Buffer, after: Buffer): { inside: number; outside: number; worstOutside: number } {
  const counts = { inside: 0, outside: 0, worstOutside: 0 };
  for (let y = 0; y < EDGE; y++) {
    for (let x = 0; x < EDGE; x++) {
      const at = (y * EDGE + x) * 3;
      const apart = Math.max(...[0, 1, 2].map((c) => Math.abs((before[at + c] ?? 0) - (after[at + c] ?? 0))));
      if (apart === 0) continue;
      if (inside(x, y)) counts.inside++;
      else counts.outside++;
      if (!inside(x, y)) counts.worstOutside = Math.max(counts.worstOutside, apart);
    }
  }
  return {
    ...counts,
    inside: counts.inside / (hole.width * hole.height),
    outside: counts.outside / (EDGE * EDGE - hole.width * hole.height),
  };
}

describe('an edit with a mask', () => {
  it('without drift repaints the transparent area only: outside every byte is the original', async () => {
    const { base64, pixels } = await noisy();
    const after = await editOf({ drift: false }, { image: base64, mask: await maskWithHole(EDGE, EDGE, hole) });
    const changed = compare(pixels, after);
    expect(changed.outside).toBe(0);
    expect(changed.inside).toBeGreaterThan(0.95);
  });

  it('with drift changes the rest a little, as real models do', async () => {
    const image = await flatPicture(EDGE, EDGE);
    const before = await sharp(Buffer.from(image, 'base64')).raw().toBuffer();
    const changed = compare(before, await editOf({}, { image, mask: await maskWithHole(EDGE, EDGE, hole) }));
    expect(changed.outside).toBeGreaterThan(0.5);
    expect(changed.worstOutside).toBeLessThan(24);
  });

  it('repaints a thin stroke too', async () => {
    const { base64, pixels } = await noisy();
    const stroke = { left: 100, top: 400, width: 600, height: 3 };
    const after = await editOf({ drift: false }, { image: base64, mask: await maskWithHole(EDGE, EDGE, stroke) });
    const row = (401 * EDGE + 300) * 3;
    expect(after.subarray(row, row + 300).equals(pixels.subarray(row, row + 300))).toBe(false);
  });

  it('with an opaque mask gives the picture back', async () => {
    const { base64, pixels } = await noisy();
    const none = { left: 0, top: 0, width: 0, height: 0 };
    expect(
      (await editOf({ drift: false }, { image: base64, mask: await maskWithHole(EDGE, EDGE, none) })).equals(pixels),
    ).toBe(true);
  });

  it('can be told to ignore the mask, as some gateways do', async () => {
    const { base64, pixels } = await noisy();
    const after = await editOf({ ignoreMask: true }, { image: base64, mask: await maskWithHole(EDGE, EDGE, hole) });
    expect(compare(pixels, after).outside).toBeGreaterThan(0.9);
  });

  it('comes in the size asked, whatever the size of the reference', async () => {
    const image = await flatPicture(300, 200);
    const mask = await maskWithHole(300, 200, { left: 10, top: 10, width: 50, height: 50 });
    const answer = json(
      await ask(await demo(), { model: 'openai/gpt-image-2', prompt: 'x', size: '1024x1024', image, mask }),
    );
    const { width, height } = await sharp(pictureOf(answer.data[0])).metadata();
    expect([width, height]).toEqual([1024, 1024]);
  });
});

describe('an edit without a mask', () => {
  it('is visibly made of its first reference', async () => {
    const green = await editOf({}, { image: await flatPicture(EDGE, EDGE, 'png', '#00ff00') });
    const red = await editOf({}, { image: await flatPicture(EDGE, EDGE, 'png', '#ff0000') });
    const mean = (pixels: Buffer, channel: number): number =>
      pixels.reduce((sum, value, i) => (i % 3 === channel ? sum + value : sum), 0) / (pixels.length / 3);
    expect(mean(green, 1)).toBeGreaterThan(mean(green, 0) + 60);
    expect(mean(red, 0)).toBeGreaterThan(mean(red, 1) + 60);
  });

  it('shows every further reference', async () => {
    const magenta = await flatPicture(64, 64, 'jpeg', '#ff00ff');
    const grey = await flatPicture(64, 64, 'png', '#808080');
    const share = (pixels: Buffer): number => {
      let found = 0;
      for (let i = 0; i < pixels.length; i += 3) {
        if ((pixels[i] ?? 0) > 235 && (pixels[i + 1] ?? 255) < 25 && (pixels[i + 2] ?? 0) > 235) found++;
      }
      return found / (pixels.length / 3);
    };
    expect(share(await editOf({}, { image: [grey] }))).toBe(0);
    const one = share(await editOf({}, { image: [grey, magenta] }));
    const two = share(await editOf({}, { image: [grey, magenta, magenta] }));
    expect(one).toBeGreaterThan(0.03);
    expect(two).toBeGreaterThan(one * 1.5);
    expect(share(await editOf({}, { image: [grey, ...Array.from({ length: 15 }, () => magenta)] }))).toBeGreaterThan(
      0.1,
    );
  });

  it('of gpt-image-1-mini can have a transparent background', async () => {
    const body = {
      model: 'openai/gpt-image-1-mini',
      prompt: 'x',
      image: await flatPicture(64, 64),
      background: 'transparent',
    };
    const answer = json(await ask(await demo(), body));
    expect((await sharp(pictureOf(answer.data[0])).stats()).isOpaque).toBe(false);
  });
});

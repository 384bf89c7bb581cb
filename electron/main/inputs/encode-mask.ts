import { setImmediate } from 'node:timers/promises';
import { type MaskDraft, writeMaskPixels } from '../../../shared/mask.ts';
import { sharp } from '../library/quiet-sharp.ts';

/** The same mask is the same bytes every time: what is shown as "what will be sent" is what is sent. */
export async function encodeMask({ width, height, coverage }: Omit<MaskDraft, 'feather'>): Promise<Buffer> {
  return sharp(await pixelsInTurns(coverage), { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 6, adaptiveFiltering: false })
    .toBuffer();
}

const TURN_PIXELS = 2_000_000;

/** A few milliseconds at a time: a large mask must not keep jobs and windows waiting. */
async function pixelsInTurns(coverage: Uint8Array): Promise<Uint8Array> {
  const pixels = new Uint32Array(coverage.length);
  for (let at = 0; at < coverage.length; at += TURN_PIXELS) {
    writeMaskPixels(coverage.subarray(at, at + TURN_PIXELS), pixels.subarray(at));
    await setImmediate();
  }
  return new Uint8Array(pixels.buffer);
}

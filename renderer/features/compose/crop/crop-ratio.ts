import type { Size } from '../../../../shared/size.ts';

/** Proportions a cut can be held to. */
export const RATIOS = ['free', 'original', '1:1', '16:9', '3:2', '4:3', '3:4', '2:3', '9:16'] as const;
export type RatioName = (typeof RATIOS)[number];

/** Width by height; null where both sides are free. */
export function ratioOf(name: RatioName, whole: Size): number | null {
  if (name === 'free') return null;
  if (name === 'original') return whole.width / whole.height;
  const [width = 1, height = 1] = name.split(':').map(Number);
  return width / height;
}

/** The one that still holds when the picture has been turned by a quarter. */
export function ratioTurned(name: RatioName): RatioName {
  const turned = name.split(':').toReversed().join(':');
  return RATIOS.find((one) => one === turned) ?? name;
}

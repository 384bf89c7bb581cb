import type { Asset } from '../../shared/asset.ts';

/** A picture of the library as lists show it; `number` makes its id. */
export const someAsset = (number: number, over: Partial<Asset> = {}): Asset => ({
  id: number.toString(16).padStart(24, '0'),
  kind: 'generated',
  name: `picture-${number}.png`,
  format: 'png',
  width: 1536,
  height: 1024,
  bytes: 1_000_000,
  createdAt: '2026-11-22T12:00:00.000Z',
  demo: false,
  draft: false,
  favourite: false,
  tags: [],
  model: 'openai/gpt-image-2',
  promptStart: `Picture ${number}`,
  hasMask: false,
  jobId: null,
  batchName: null,
  costMicros: 41_000,
  ...over,
});

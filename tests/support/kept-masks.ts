import { type KeptMask, type PackedKeptMask, repaintedCount } from '../../shared/mask.ts';
import { packRuns, unpackRuns } from '../../shared/pack-runs.ts';
import type { InputRef } from '../../shared/request.ts';
import { type FakeBridge, fakeBridge, Refusal } from './fake-bridge.ts';

/** `window.bridge` with main's side of masks, in memory: kept by picture, each named by what it covers. */
export type KeptMasks = Pick<FakeBridge, 'asked'> & {
  inputOf(picture: string): InputRef | null;
  coverageOf(picture: string): Uint8Array;
  /** From now on saving fails, or no longer does. */
  fails(now: boolean): void;
};

export function keptMasks(): KeptMasks {
  const kept = new Map<string, KeptMask & { readonly name: string }>();
  /** Every PNG that was made, by its hash. */
  const made = new Map<string, KeptMask>();
  let isFailing = false;
  const { asked } = fakeBridge({
    'mask.save': ({ picture, packed, ...facts }) => {
      if (isFailing) throw new Refusal({ kind: 'disk-full', place: 'library' });
      const { width, height } = facts;
      const draft = { ...facts, coverage: unpackRuns(packed, new Uint8Array(width * height)) };
      const input = repaintedCount(draft.coverage) === 0 ? null : inputFor(draft);
      kept.delete(picture);
      kept.set(picture, { ...draft, input });
      if (input) made.set(input.hash, { ...draft, input });
      return { input };
    },
    'mask.read': ({ picture, sent }) => packed(sent === null ? kept.get(picture) : made.get(sent)),
    'mask.others': ({ picture }) =>
      [...kept]
        .toReversed()
        .filter(([other, { input }]) => other !== picture && input !== null)
        .map(([other, { name, width, height }]) => ({ picture: other, name, width, height })),
    // Whatever file it is, it is one pixel and repaints all of it.
    'mask.import': ({ width, height, stretch }) =>
      stretch
        ? { kind: 'taken', coverage: new Uint8Array(width * height).fill(255) }
        : { kind: 'other-size', width: 1, height: 1 },
    'mask.take': ({ picture }) => packed(kept.get(picture)),
  });
  return {
    asked,
    fails: (now) => void (isFailing = now),
    inputOf: (picture) => kept.get(picture)?.input ?? null,
    coverageOf: (picture) => kept.get(picture)?.coverage ?? new Uint8Array(),
  };
}

const packed = (mask: KeptMask | undefined): PackedKeptMask | null => {
  if (!mask) return null;
  const { width, height, feather, input, coverage } = mask;
  return { width, height, feather, input, packed: packRuns(coverage) };
};

function inputFor({ width, height, coverage }: Omit<KeptMask, 'input'>): InputRef {
  const sum = coverage.reduce((total, value, at) => (total * 31 + value * (at + 1)) % 4_294_967_291, 7);
  return { hash: sum.toString(16).padStart(64, '0'), kind: 'png', width, height, bytes: 100, name: 'mask.png' };
}

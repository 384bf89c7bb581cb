import { type KeptMask, repaintedCount } from '../../shared/mask.ts';
import type { InputRef } from '../../shared/request.ts';
import { type FakeBridge, fakeBridge } from './fake-bridge.ts';

/** `window.bridge` with main's side of masks, in memory: kept by picture, each named by what it covers. */
export type KeptMasks = Pick<FakeBridge, 'asked'> & {
  inputOf(picture: string): InputRef | null;
  coverageOf(picture: string): Uint8Array;
};

export function keptMasks(): KeptMasks {
  const kept = new Map<string, KeptMask>();
  const { asked } = fakeBridge({
    'mask.save': ({ picture, ...draft }) => {
      const input = repaintedCount(draft.coverage) === 0 ? null : inputFor(draft);
      kept.set(picture, { ...draft, coverage: Uint8Array.from(draft.coverage), input });
      return { input };
    },
    'mask.read': ({ picture, sent }) =>
      [...kept.values()].find(({ input }) => sent !== null && input?.hash === sent) ?? kept.get(picture) ?? null,
  });
  return {
    asked,
    inputOf: (picture) => kept.get(picture)?.input ?? null,
    coverageOf: (picture) => kept.get(picture)?.coverage ?? new Uint8Array(),
  };
}

function inputFor({ width, height, coverage }: Omit<KeptMask, 'input'>): InputRef {
  const sum = coverage.reduce((total, value, at) => (total * 31 + value * (at + 1)) % 4_294_967_291, 7);
  return { hash: sum.toString(16).padStart(64, '0'), kind: 'png', width, height, bytes: 100, name: 'mask.png' };
}

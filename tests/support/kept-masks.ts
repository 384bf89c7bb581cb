import type { Bridge, CommandName, Commands } from '../../shared/ipc/contract.ts';
import { type KeptMask, repaintedCount } from '../../shared/mask.ts';
import type { InputRef } from '../../shared/request.ts';

/** Main's side of masks, in memory: keeps them by picture and names each by what it covers. */
export type KeptMasks = {
  readonly bridge: Bridge;
  inputOf(picture: string): InputRef | null;
  coverageOf(picture: string): Uint8Array;
  /** What was sent with a command so far. */
  asked<C extends CommandName>(name: C): readonly Commands[C][0][];
};

export function keptMasks(): KeptMasks {
  const kept = new Map<string, KeptMask>();
  const asked: { readonly name: CommandName; readonly input: unknown }[] = [];
  const save = ({ picture, ...draft }: Commands['mask.save'][0]): Commands['mask.save'][1] => {
    const input = repaintedCount(draft.coverage) === 0 ? null : inputFor(draft);
    kept.set(picture, { ...draft, coverage: Uint8Array.from(draft.coverage), input });
    return { input };
  };
  const read = ({ picture, sent }: Commands['mask.read'][0]): KeptMask | null =>
    [...kept.values()].find(({ input }) => sent !== null && input?.hash === sent) ?? kept.get(picture) ?? null;
  const bridge: Bridge = {
    async call(name, input) {
      asked.push({ name, input: structuredClone(input) });
      await Promise.resolve();
      const answer = name === 'mask.save' ? save(input as Commands['mask.save'][0]) : read(input as Commands['mask.read'][0]);
      return { ok: true, value: answer as never };
    },
    onEvent: () => () => undefined,
    addFiles: () => Promise.resolve({ ok: true, value: [] }),
  };
  return {
    bridge,
    inputOf: (picture) => kept.get(picture)?.input ?? null,
    coverageOf: (picture) => kept.get(picture)?.coverage ?? new Uint8Array(),
    asked: (name) => asked.filter((one) => one.name === name).map(({ input }) => input as never),
  };
}

function inputFor({ width, height, coverage }: Omit<KeptMask, 'input'>): InputRef {
  const sum = coverage.reduce((total, value, at) => (total * 31 + value * (at + 1)) % 4_294_967_291, 7);
  return { hash: sum.toString(16).padStart(64, '0'), kind: 'png', width, height, bytes: 100, name: 'mask.png' };
}

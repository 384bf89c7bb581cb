import type { InputResult } from '../../../shared/ipc/contract.ts';
import type { InputRef } from '../../../shared/request.ts';
import { say } from '../../../shared/words/say.ts';
import { notify } from '../../notices.ts';
import { draftChanged, useDraftStore } from './draft-store.ts';
import { refusedTold } from './refused-files.ts';

type Taken = { readonly inputs: readonly InputRef[]; readonly origins: Readonly<Record<string, string>> };

const listed = () => useDraftStore.getState().draft;

const isSame =
  (one: InputRef) =>
  ({ hash }: InputRef): boolean =>
    hash === one.hash;

/** What can be used, each picture once, with the assets it came from. What can't is named. */
function taken(results: readonly InputResult[]): Taken {
  refusedTold(results);
  const good = results.flatMap((result) => (result.ok ? [result] : []));
  const origins = good.flatMap(({ input, asset }) => (asset === null ? [] : [[input.hash, asset]]));
  const inputs = good.map(({ input }) => input);
  return {
    inputs: inputs.filter((input, at) => inputs.findIndex(isSame(input)) === at),
    origins: { ...listed().origins, ...Object.fromEntries(origins) },
  };
}

/** Adds what can be used after the others; one that is there already is not added again. */
export function referencesAdded(results: readonly InputResult[]): void {
  const { inputs, origins } = taken(results);
  const { references } = listed();
  const added = inputs.filter((input) => !references.some(isSame(input)));
  const count = inputs.length - added.length;
  if (count > 0) notify({ tone: 'done', title: say('compose.reference-again', { count }) });
  if (added.length > 0) draftChanged({ references: [...references, ...added], origins });
}

/** Puts them before the others: the first of them is the picture being edited. */
export function referencesPutFirst(results: readonly InputResult[]): void {
  const { inputs, origins } = taken(results);
  const others = listed().references.filter((one) => !inputs.some(isSame(one)));
  if (inputs.length > 0) draftChanged({ references: [...inputs, ...others], origins });
}

/** They take the place of one reference, which the notice brings back. */
export function referenceReplaced(hash: string, results: readonly InputResult[]): void {
  const before = listed();
  const old = before.references.find((input) => input.hash === hash);
  if (!old) return referencesAdded(results);
  const { inputs, origins } = taken(results);
  if (inputs.length === 0) return;
  const others = before.references.filter((one) => one === old || !inputs.some(isSame(one)));
  draftChanged({ references: others.flatMap((one) => (one === old ? inputs : [one])), origins });
  notify({
    tone: 'undo',
    title: say('compose.reference-replaced', { name: old.name }),
    action: {
      label: say('command.undo'),
      perform: () => draftChanged({ references: before.references, origins: before.origins }),
    },
  });
}

/** The references as they shall be, in a new order or fewer. */
export const referencesKept = (references: readonly InputRef[]): void => draftChanged({ references: [...references] });

/**
 * The same picture in another shape stands where a reference stood, with its origin. With a mask that fits it both
 * change at once, so neither is ever without the other.
 */
export function referenceBecame(before: InputRef, after: InputRef, mask?: InputRef | null): void {
  const { references, origins } = listed();
  const origin = origins[before.hash];
  const others = references.filter((one) => one.hash === before.hash || one.hash !== after.hash);
  draftChanged({
    references: others.map((one) => (one.hash === before.hash ? after : one)),
    origins: origin === undefined ? origins : { ...origins, [after.hash]: origin },
    ...(mask !== undefined && { mask }),
  });
}

/** `index` is the place in the tray. */
export const referenceRemoved = (index: number): void =>
  referencesKept(listed().references.filter((_input, at) => at !== index));

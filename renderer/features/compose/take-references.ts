import type { InputResult } from '../../../shared/ipc/contract.ts';
import { say } from '../../../shared/words/say.ts';
import { addFiles, call } from '../../bridge.ts';
import { notify, notifyError } from '../../notices.ts';
import { whileReading } from './tray-store.ts';
import { referenceReplaced, referencesAdded, referencesPutFirst } from './references.ts';

/** Where files go: after the other references, before them, or in place of the one with this hash. */
export type FilesPlace = 'last' | 'first' | { readonly instead: string };

function placed(results: readonly InputResult[], place: FilesPlace): void {
  if (place === 'last') referencesAdded(results);
  else if (place === 'first') referencesPutFirst(results);
  else referenceReplaced(place.instead, results);
}

/** Files dropped or pasted: main reads them and says which can't be used. */
export async function filesDropped(files: readonly File[], place: FilesPlace = 'last'): Promise<void> {
  const added = await whileReading(files.length, addFiles(files));
  if (added.ok) placed(added.value, place);
  else notifyError(added.error);
}

/** The system's dialog; choosing nothing is no failure. */
export async function referencesChosen(place: FilesPlace = 'last'): Promise<void> {
  const chosen = await call('input.choose', undefined);
  if (chosen.ok) placed(chosen.value, place);
  else notifyError(chosen.error);
}

/** The clipboard as main reads it: a picture, or files copied in the file manager. */
export async function referencePasted(): Promise<void> {
  const pasted = await call('input.paste', undefined);
  if (!pasted.ok) return notifyError(pasted.error);
  if (pasted.value.length === 0) notify({ tone: 'error', title: say('compose.paste-empty') });
  referencesAdded(pasted.value);
}

/** A picture of the library as reference; `first` makes it the picture being edited. True when it is one now. */
export async function assetReferenced(id: string, place: 'first' | 'last' = 'last'): Promise<boolean> {
  const input = await call('input.fromAsset', { id });
  if (input.ok) placed([{ ok: true, input: input.value, asset: id }], place);
  else notifyError(input.error);
  return input.ok;
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;

/** Pictures from the clipboard go to the references, words to the field they are pasted into. */
export function pasteTaken(event: ClipboardEvent): void {
  const data = event.clipboardData;
  const files = [...(data?.files ?? [])];
  const isText = data?.types.includes('text/plain') ?? false;
  if (isField(event.target) && (files.length === 0 || isText)) return;
  if (files.length > 0) {
    event.preventDefault();
    void filesDropped(files);
  } else if (!isText) void referencePasted();
}

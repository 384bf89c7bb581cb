import { call } from '../../bridge.ts';
import { draftTakenUp, newDraft, useDraftStore } from './draft-store.ts';

/** Long enough that typing writes no file per key, short enough that a crash costs a word. */
const SAVE_AFTER_MS = 400;

let timer: ReturnType<typeof setTimeout> | null = null;
let isKeeping = false;

function save(): void {
  if (timer === null) return;
  clearTimeout(timer);
  timer = null;
  void call('request.saveDraft', useDraftStore.getState().draft);
}

function keep(): void {
  if (isKeeping) return;
  isKeeping = true;
  useDraftStore.subscribe((now, before) => {
    if (now.draft === before.draft) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER_MS);
  });
  window.addEventListener('pagehide', save);
}

/** Once at the start, after the settings are known: the form as it was left, or an empty one. Every change is kept from then on. */
export async function draftRestored(): Promise<void> {
  const kept = await call('request.readDraft', undefined);
  draftTakenUp((kept.ok && kept.value) || newDraft());
  keep();
}

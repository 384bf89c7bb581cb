import type { NamedBytes } from '../../../../shared/ipc/contract.ts';
import type { InputRef } from '../../../../shared/request.ts';
import { say } from '../../../../shared/words/say.ts';
import { call } from '../../../bridge.ts';
import { notify, notifyError } from '../../../notices.ts';
import { maskReplaced } from './mask-edits.ts';
import { stretchAsked, useMask } from './mask-state.ts';
import { settleMask } from './mask-work.ts';

/** Asks for a file in the system's own way; nothing happens when none is chosen. */
export function maskImportChosen(): void {
  const input = Object.assign(document.createElement('input'), { type: 'file', accept: 'image/*' });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void maskFileChosen(file);
  });
  input.click();
}

export async function maskFileChosen(file: File): Promise<void> {
  const { picture } = useMask.getState();
  if (picture) await take(picture, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, false);
}

async function take(picture: InputRef, file: NamedBytes, stretch: boolean): Promise<void> {
  const { width, height } = picture;
  const taken = await call('mask.import', { ...file, width, height, stretch });
  if (useMask.getState().picture?.hash !== picture.hash) return;
  if (!taken.ok) return notifyError(taken.error);
  if (taken.value.kind === 'other-size') {
    return stretchAsked({ name: file.name, size: taken.value, stretch: () => void take(picture, file, true) });
  }
  if (maskReplaced(picture, taken.value.coverage))
    notify({ tone: 'done', title: say('mask.imported', { name: file.name }) });
}

/** The PNG as it would be sent, saved where a person chooses. */
export async function maskExported(): Promise<void> {
  if (!(await settleMask())) return;
  const { sent, picture } = useMask.getState();
  if (!sent || !picture) return;
  const name = say('mask.file-name', { name: picture.name.replace(/\.[^.]+$/, '') });
  const saved = await call('mask.saveAs', { hash: sent.hash, name });
  if (!saved.ok) notifyError(saved.error);
  else if (saved.value.saved) notify({ tone: 'done', title: say('mask.exported') });
}

import { create } from 'zustand';
import type { NamedBytes } from '../../../../shared/ipc/contract.ts';
import type { Size } from '../../../../shared/size.ts';
import { say } from '../../../../shared/words/say.ts';
import { call } from '../../../bridge.ts';
import { notify, notifyError } from '../../../notices.ts';
import { maskReplaced } from './mask-edits.ts';
import { useMask } from './mask-state.ts';
import { settleMask } from './mask-work.ts';

/** A mask of another size: it is stretched only after asking. */
type Asking = { readonly name: string; readonly size: Size; readonly stretch: () => void };

const useAsking = create<{ readonly asking: Asking | null }>()(() => ({ asking: null }));

export const useStretchQuestion = (): Asking | null => useAsking(({ asking }) => asking);
export const stretchAsked = (asking: Asking): void => useAsking.setState({ asking });
/** The question is answered; what is done about it is up to who asked. */
export const stretchAnswered = (): void => useAsking.setState({ asking: null });

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
  await take({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, false);
}

async function take(file: NamedBytes, stretch: boolean): Promise<void> {
  const { picture } = useMask.getState();
  if (!picture) return;
  const { width, height } = picture;
  const taken = await call('mask.import', { ...file, width, height, stretch });
  if (useMask.getState().picture?.hash !== picture.hash) return;
  if (!taken.ok) return notifyError(taken.error);
  if (taken.value.kind === 'other-size') {
    return stretchAsked({ name: file.name, size: taken.value, stretch: () => void take(file, true) });
  }
  maskReplaced(taken.value.coverage);
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

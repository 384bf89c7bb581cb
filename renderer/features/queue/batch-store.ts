import { create } from 'zustand';
import { say } from '../../../shared/words/say.ts';

/** A batch being written. It outlives its dialog, so closing by mistake loses nothing. */
type BatchDraft = { readonly name: string; readonly text: string };

export const useBatch = create<BatchDraft>()(() => ({ name: '', text: '' }));

export const batchNamed = (name: string): void => useBatch.setState({ name });
export const linesTyped = (text: string): void => useBatch.setState({ text });
/** After adding: the next one starts empty. */
export const batchClosed = (): void => useBatch.setState({ name: '', text: '' });

/** What it is called when a person gave no name: the moment tells batches of one day apart. */
export const defaultName = (now: Date): string =>
  say('batch.default-name', {
    date: now.toLocaleString('en-GB', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }),
  });

import { type KeyboardEvent, useRef } from 'react';
import { promptTyped, useDraftStore } from './draft-store.ts';
import { historyRead, type PastPrompt, wholePrompt } from './prompt-history.ts';

/** A walk through the history: which entry stands in the field, and its text as it was put there. */
type Walk = { readonly past: readonly PastPrompt[]; readonly at: number; readonly text: string };

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowUp: 1, ArrowDown: -1 };

/**
 * ↑ in an empty field puts the newest prompt there, ↑ and ↓ go on from it, past the newest the field is empty again.
 * Any change of the text ends the walk, and the arrows move the caret as ever.
 */
export function useHistoryKeys(): (event: KeyboardEvent) => void {
  const walk = useRef<Walk | null>(null);
  const go = async (step: 1 | -1) => {
    const from = walk.current ?? { past: await historyRead(), at: -1, text: '' };
    const at = from.at + step;
    const entry = from.past[at];
    if (at >= from.past.length) return;
    const text = entry ? await wholePrompt(entry) : '';
    // What was typed while main answered stays.
    if (useDraftStore.getState().draft.prompt !== from.text) return;
    walk.current = entry ? { past: from.past, at, text } : null;
    promptTyped(text);
  };
  return (event) => {
    const step = STEPS[event.key];
    const { prompt } = useDraftStore.getState().draft;
    const isWalking = walk.current !== null && walk.current.text === prompt;
    if (!isWalking) walk.current = null;
    const isPlain = !(event.shiftKey || event.altKey || event.metaKey || event.ctrlKey);
    if (!step || !isPlain) {
      if (step === undefined && event.key.startsWith('Arrow')) walk.current = null;
      return;
    }
    if (!isWalking && (prompt !== '' || step === -1)) return;
    event.preventDefault();
    void go(step);
  };
}

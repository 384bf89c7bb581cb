import { useState } from 'react';
import type { AppError } from '../shared/app-error.ts';
import type { KeyCheck } from '../shared/key-status.ts';
import { call } from './bridge.ts';
import { sessionChanged } from './mirror/session.ts';

/** How far entering or checking a key has come. `failed`: it could not be saved or asked for. */
export type KeyProgress =
  | { readonly step: 'idle' }
  | { readonly step: 'working' }
  | { readonly step: 'checked'; readonly check: KeyCheck; readonly wasSaved: boolean; readonly at: string }
  | { readonly step: 'failed'; readonly error: AppError };

export type KeyEntry = {
  readonly progress: KeyProgress;
  /** Saves and checks. True when the key may be used: the service took it, or could not be asked. */
  readonly save: (key: string) => Promise<boolean>;
  readonly check: () => Promise<boolean>;
};

/** Entering a key, for the settings and the first start. The value passes through and is kept nowhere in the window. */
export function useKeyEntry(): KeyEntry {
  const [progress, setProgress] = useState<KeyProgress>({ step: 'idle' });
  const follow = async (work: Promise<KeyProgress>): Promise<boolean> => {
    setProgress({ step: 'working' });
    const end = await work;
    setProgress(end);
    return end.step === 'checked' && end.check.verdict !== 'rejected';
  };
  return { progress, save: (key) => follow(savedAndChecked(key)), check: () => follow(checked(false)) };
}

async function savedAndChecked(key: string): Promise<KeyProgress> {
  const saved = await call('key.save', { key });
  if (!saved.ok) return { step: 'failed', error: saved.error };
  sessionChanged({ key: saved.value });
  return checked(true);
}

async function checked(wasSaved: boolean): Promise<KeyProgress> {
  const answer = await call('key.check', undefined);
  if (!answer.ok) return { step: 'failed', error: answer.error };
  return { step: 'checked', check: answer.value, wasSaved, at: new Date().toISOString() };
}

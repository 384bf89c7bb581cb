import { useDeferredValue, useMemo } from 'react';
import { createDryRun, type DryRun, linesToDrafts } from '../../../shared/batch.ts';
import type { Draft } from '../../../shared/draft.ts';
import { usePrices, useSettings } from '../../mirror/session.ts';
import { useBatch } from './batch-store.ts';

/** The dry run of what is typed; it may lag behind the keys, never hold them up. */
export function useDryRun(base: Draft, sendAnyway: boolean): DryRun {
  const text = useDeferredValue(useBatch((batch) => batch.text));
  const prices = usePrices();
  const { ownModels } = useSettings();
  // A run remembers what it checked, so it lives as long as the settings it checked with.
  // oxlint-disable-next-line react/exhaustive-deps
  const run = useMemo(() => createDryRun({ prices, ownModels, sendAnyway }), [base, prices, ownModels, sendAnyway]);
  return useMemo(() => run(linesToDrafts(text, base)), [run, text, base]);
}

import { estimate, type Estimate, type PriceList } from '../../../shared/price.ts';
import { estimated, money } from '../../../shared/words/format.ts';
import type { OwnModel } from '../../../shared/models.ts';
import { say } from '../../../shared/words/say.ts';
import { requestOf } from './draft-issues.ts';
import type { DraftState } from './draft-store.ts';

/** What the draft is likely to cost; null while something but a missing prompt keeps it from being a request. */
export function estimateDraft(state: DraftState, list: PriceList, own: readonly OwnModel[]): Estimate | null {
  const { prompt } = state.draft;
  const isEmpty = prompt.trim() === '';
  const request = requestOf(isEmpty ? { ...state, draft: { ...state.draft, prompt: '?' } } : state, own);
  return request.ok ? estimate({ ...request.value, prompt: isEmpty ? '' : prompt }, list, own) : null;
}

export type CostLine = { readonly label: string; readonly price: string };
export type CostWords = {
  readonly lines: readonly CostLine[];
  readonly list: string;
  readonly source: string;
  readonly total: string;
};

/** `2026-11-21` as `21 Nov` */
const shortDate = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

const priceOf = (micros: number | null, isFree: boolean): string => (isFree || micros === null ? '' : money(micros));

/** The estimate line by line. The demo service costs nothing, whatever the list says. */
export function costWords(cost: Estimate, references: number, isFree: boolean): CostWords {
  const { textTokens, referenceTokens, outputTokensEach, previewTokensEach, count } = cost;
  const input = say('compose.cost-input', { text: textTokens, references, tokens: referenceTokens });
  const tokens = outputTokensEach - previewTokensEach;
  const output = say('compose.cost-output', { tokens, previews: previewTokensEach, count });
  return {
    lines: [
      { label: input, price: priceOf(cost.inputMicros, isFree) },
      { label: output, price: priceOf(cost.outputMicros, isFree) },
    ],
    list: isFree ? `· ${say('app.demo')}` : say('compose.cost-list', { date: shortDate(cost.date) }),
    source: isFree ? say('charge.demo') : say('compose.cost-source', { source: cost.source, date: cost.date }),
    total: isFree ? say('price.free') : estimated(cost.totalMicros),
  };
}

import { toRequest } from '../../../shared/check-draft.ts';
import { type Draft, emptyDraft } from '../../../shared/draft.ts';
import { estimate, type PriceList } from '../../../shared/price.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { WordKey } from '../../../shared/words/say.ts';

/** What the form should begin with, and whether it is sent at once. Null when the first picture was skipped. */
export type FirstDone = (first: Partial<Draft> | null, send: boolean) => void;

export const EXAMPLES = [
  { id: 'sea', word: 'welcome.example.sea', prompt: 'welcome.example.sea-prompt' },
  { id: 'life', word: 'welcome.example.life', prompt: 'welcome.example.life-prompt' },
  { id: 'product', word: 'welcome.example.product', prompt: 'welcome.example.product-prompt' },
  { id: 'paper', word: 'welcome.example.paper', prompt: 'welcome.example.paper-prompt' },
] as const satisfies readonly { readonly id: string; readonly word: WordKey; readonly prompt: WordKey }[];

/** The first picture is a cheap one: low quality, with the previews that show what streaming is. */
export const firstFields = (prompt: string, { previews }: Pick<Settings, 'previews'>) =>
  ({ prompt, size: '1536x1024', quality: 'low', partialImages: previews }) as const satisfies Partial<Draft>;

/** What it is likely to cost, in micro-dollars; null when the price list doesn't know the model. */
export function firstCost(fields: Partial<Draft>, prices: PriceList): number | null {
  const request = toRequest({ ...emptyDraft(), ...fields, prompt: fields.prompt?.trim() || '?' });
  return request.ok ? estimate(request.value, prices).totalMicros : null;
}

import type { Draft } from '../../../shared/draft.ts';
import { familyByPrice } from '../../../shared/final-request.ts';
import { findModel, type Model, type OwnModel } from '../../../shared/models.ts';

/** How a draft can be tried for less first: at low quality where the model knows qualities, else with its cheaper sister. */
export type CheapWay =
  | { readonly kind: 'quality'; readonly draft: Draft }
  | { readonly kind: 'model'; readonly draft: Draft; readonly model: Model };

/** Null when there is nothing cheaper. */
export function cheapWay(draft: Draft, own: readonly OwnModel[]): CheapWay | null {
  const model = findModel(draft.model, own);
  if (!model) return null;
  if (model.parameters.quality.support === 'supported')
    return draft.quality === 'low' ? null : { kind: 'quality', draft: { ...draft, quality: 'low' } };
  const [cheapest] = familyByPrice(model.family);
  return cheapest && cheapest.id !== model.id
    ? { kind: 'model', draft: { ...draft, model: cheapest.id }, model: cheapest }
    : null;
}

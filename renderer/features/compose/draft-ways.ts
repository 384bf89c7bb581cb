import type { Draft } from '../../../shared/draft.ts';
import { findModel, type Family, type Model, MODELS, type OwnModel } from '../../../shared/models.ts';
import { pricePerPicture, UPSTREAM_PRICES } from '../../../shared/price.ts';
import type { GenerationRequest, InputRef } from '../../../shared/request.ts';

const priceOf = (model: Model): number => pricePerPicture(model, 'auto', 'auto', UPSTREAM_PRICES) ?? 0;
const byPrice = (family: Family): readonly Model[] =>
  MODELS.filter((model) => model.family === family).sort((a, b) => priceOf(a) - priceOf(b));

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
  const [cheapest] = byPrice(model.family);
  return cheapest && cheapest.id !== model.id
    ? { kind: 'model', draft: { ...draft, model: cheapest.id }, model: cheapest }
    : null;
}

/** The request of a draft picture again, at full quality and with that picture as first reference. One picture is made. */
export function finalRequest(request: GenerationRequest, picture: InputRef): GenerationRequest {
  const own = [{ id: request.model, family: request.family }];
  const max = findModel(request.model, own)?.references.max ?? 1;
  const others = request.references.filter(({ hash }) => hash !== picture.hash);
  const references = [picture, ...others].slice(0, max);
  if (request.family === 'gemini')
    return { ...request, references, model: byPrice('gemini').at(-1)?.id ?? request.model };
  const { mask } = request;
  const fits = mask !== null && mask.width === picture.width && mask.height === picture.height;
  return { ...request, references, mask: fits ? mask : null, quality: 'high', n: 1 };
}

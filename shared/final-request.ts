import { type Family, findModel, type Model, MODELS } from './models.ts';
import { pricePerPicture, UPSTREAM_PRICES } from './price.ts';
import type { GenerationRequest, InputRef } from './request.ts';

const priceOf = (model: Model): number => pricePerPicture(model, 'auto', 'auto', UPSTREAM_PRICES) ?? 0;

/** The models of a family, the cheapest first. */
export const familyByPrice = (family: Family): readonly Model[] =>
  MODELS.filter((model) => model.family === family).sort((a, b) => priceOf(a) - priceOf(b));

/** The request of a draft picture again, at full quality and with that picture as first reference. One picture is made. */
export function finalRequest(request: GenerationRequest, picture: InputRef): GenerationRequest {
  const own = [{ id: request.model, family: request.family }];
  const max = findModel(request.model, own)?.references.max ?? 1;
  const others = request.references.filter(({ hash }) => hash !== picture.hash);
  const references = [picture, ...others].slice(0, max);
  if (request.family === 'gemini')
    return { ...request, references, model: familyByPrice('gemini').at(-1)?.id ?? request.model };
  const { mask } = request;
  const fits = mask !== null && mask.width === picture.width && mask.height === picture.height;
  return { ...request, references, mask: fits ? mask : null, quality: 'high', n: 1 };
}

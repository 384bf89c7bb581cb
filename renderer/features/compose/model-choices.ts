import { findModel, type Model, MODELS, type OwnModel } from '../../../shared/models.ts';
import { pricePerPicture, type PriceList } from '../../../shared/price.ts';
import { money } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import type { SelectOption } from '../../ui/select.tsx';

/** What the price per picture depends on; any size or quality the model does not know counts as its usual one. */
export type Wanted = { readonly size: string; readonly quality: string; readonly isFree: boolean };

const QUALITIES = ['auto', 'low', 'medium', 'high'] as const;

/** The table's models and a person's own, each with what it can do and what one picture costs. */
export function modelChoices(own: readonly OwnModel[], wanted: Wanted, list: PriceList): readonly SelectOption[] {
  const added = own.map(({ id }) => findModel(id, own)).filter((model) => model !== null);
  return [...MODELS, ...added].map((model) => {
    const price = priceWords(model, wanted, list);
    return {
      id: model.id,
      label: model.label,
      description: abilities(model),
      detail: price,
      aside: wanted.isFree ? price : say('compose.each', { price }),
    };
  });
}

function priceWords(model: Model, { size, quality, isFree }: Wanted, list: PriceList): string {
  if (isFree) return say('price.free');
  const micros = pricePerPicture(model, size, QUALITIES.find((one) => one === quality) ?? 'auto', list);
  return micros === null ? say('price.unknown') : money(micros);
}

function abilities(model: Model): string {
  const { mask, responseModalities } = model.parameters;
  return [
    say('compose.does-edits'),
    mask.support === 'supported' && say('compose.does-masks'),
    responseModalities.support === 'supported' && say('compose.does-text'),
    sizeWords(model),
  ]
    .filter((word) => word !== false)
    .join(', ');
}

function sizeWords({ size }: Model): string {
  if (size.kind === 'free') return say('compose.sizes-free');
  return size.kind === 'list'
    ? say('compose.sizes-list', { count: size.sizes.length })
    : say('compose.sizes-ratios', { count: Object.keys(size.ratios).length });
}

/** The other names the service takes, for the foot of the list. */
export const aliasLine = (): string =>
  say('compose.aliases', { names: MODELS.flatMap(({ aliases }) => aliases).join(', ') });

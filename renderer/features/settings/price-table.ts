import { MODELS, type OwnModel } from '../../../shared/models.ts';
import { type PriceList, type Rates, UPSTREAM_PRICES } from '../../../shared/price.ts';

export const RATE_KINDS = ['textIn', 'imageIn', 'textOut', 'imageOut'] as const satisfies readonly (keyof Rates)[];
export type RateKind = (typeof RATE_KINDS)[number];

/** Rates are kept in micro-dollars per million tokens and written as dollars. */
export const dollarsOf = (rate: number): number => rate / 1_000_000;

export type PriceRow = { readonly id: string; readonly label: string; readonly rates: Rates | null };

/** A line for every model there is, also for those no list has a price for. */
export function priceRows(list: PriceList, own: readonly OwnModel[]): readonly PriceRow[] {
  const known = MODELS.map(({ id, label }) => ({ id, label }));
  const added = own.map(({ id }) => ({ id, label: id }));
  return [...known, ...added].map(({ id, label }) => ({ id, label, rates: list.models[id] ?? null }));
}

export const rateOf = (dollars: number): number => Math.round(dollars * 1_000_000);

/** What is known of a model's prices while they are typed: as long as one is missing its price is unknown, never less. */
export type TypedRates = Partial<Rates>;

export const isWhole = (rates: TypedRates): rates is Rates => RATE_KINDS.every((kind) => rates[kind] !== undefined);

/** The list with a model's rates changed, as a person's own of this day. */
export const withRates = (
  list: PriceList,
  model: string,
  rates: Rates,
  own: { source: string; date: string },
): PriceList => ({ ...own, models: { ...list.models, [model]: rates } });

export const isUpstream = (list: PriceList): boolean => list === UPSTREAM_PRICES;

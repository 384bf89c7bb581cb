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

const NO_RATES: Rates = { textIn: 0, imageIn: 0, textOut: 0, imageOut: 0 };

export type PriceChange = { readonly model: string; readonly kind: RateKind; readonly dollars: number };

/** The list with one rate changed, as a person's own of this day. */
export function withPrice(list: PriceList, change: PriceChange, own: { source: string; date: string }): PriceList {
  const rates = { ...(list.models[change.model] ?? NO_RATES), [change.kind]: Math.round(change.dollars * 1_000_000) };
  return { ...own, models: { ...list.models, [change.model]: rates } };
}

export const isUpstream = (list: PriceList): boolean => list === UPSTREAM_PRICES;

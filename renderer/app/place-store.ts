import { layoutChanged, layoutOf, useLayout } from './layout-store.ts';

export const PLACES = ['create', 'queue', 'library'] as const;
export type Place = (typeof PLACES)[number];

const NAME = 'place';
const placeAt = (index: number): Place => PLACES[index] ?? 'create';

/** The place that fills the window; a restart comes back to it. */
export const usePlace = (): Place => placeAt(useLayout(NAME, 0));
export const currentPlace = (): Place => placeAt(layoutOf(NAME, 0));

export function placeChosen(place: Place): void {
  if (place !== currentPlace()) layoutChanged({ [NAME]: PLACES.indexOf(place) });
}

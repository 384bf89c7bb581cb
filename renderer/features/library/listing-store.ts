import { create } from 'zustand';
import type { AppError } from '../../../shared/app-error.ts';
import type { Asset, AssetDaysQuery } from '../../../shared/asset.ts';
import { call } from '../../bridge.ts';
import { useLibrary } from '../../mirror/library.ts';
import { fill, type Listing, type ListingPorts, newListing } from './listing.ts';
import type { Span } from './library-layout.ts';

/** `version` grows whenever pictures of the listing came in, which happens inside it. */
type ListingState = { readonly listing: Listing | null; readonly version: number; readonly error: AppError | null };

export const useListing = create<ListingState>()(() => ({ listing: null, version: 0, error: null }));

const ports: ListingPorts = {
  days: (query) => call('library.days', query),
  page: (query) => call('library.page', query),
};

/** What is in sight now, and a little around it. */
let wanted: Span = { first: 0, end: 60 };
/** Only the newest question may answer. */
let asked = 0;
let filling: Listing | null = null;

const filledIn = (): void => useListing.setState(({ version }) => ({ version: version + 1 }));

/** Counts anew and fills what is in sight before it takes the old one's place, so nothing blinks. */
export async function listingAsked(query: AssetDaysQuery): Promise<void> {
  asked += 1;
  const question = asked;
  const days = await ports.days(query);
  if (question !== asked) return;
  if (!days.ok) return useListing.setState({ error: days.error });
  const listing = newListing(query, days.value);
  const { first, end } = wanted;
  const size = end - first;
  const from = Math.max(0, Math.min(first, listing.total - size));
  const error = await fill(ports, listing, { first: from, end: from + size }, () => question === asked);
  if (question !== asked) return;
  useListing.setState(({ version }) => ({ listing, version: version + 1, error }));
}

/** The same question once more, after the library changed. */
export async function listingRefreshed(): Promise<void> {
  const { listing } = useListing.getState();
  if (listing) await listingAsked(listing.query);
}

/** A list that is no longer looked at is let go. */
export function listingLeft(): void {
  asked += 1;
  filling = null;
  wanted = { first: 0, end: 60 };
  useListing.setState({ listing: null, error: null });
}

/**
 * Scrolled, or another list: loads what of it came into sight. One page at a time; what has left sight meanwhile isn't
 * asked for any more.
 */
export async function sightChanged(listing: Listing, span: Span): Promise<void> {
  wanted = span;
  if (filling === listing) return;
  filling = listing;
  const error = await fillSight(listing);
  if (filling === listing) filling = null;
  if (error) useListing.setState({ error });
}

/** Until what is in sight is there, wherever a person scrolls in between. */
async function fillSight(listing: Listing): Promise<AppError | null> {
  const span = wanted;
  const error = await fill(ports, listing, span, () => {
    filledIn();
    return span === wanted;
  });
  filledIn();
  return error || span === wanted || filling !== listing ? error : fillSight(listing);
}

/** Actions on pictures take this many at most. */
export const MOST_AT_ONCE = 10_000;

/** The pictures of a span, also those never scrolled to. */
export async function idsBetween(first: number, end: number): Promise<readonly string[]> {
  const { listing } = useListing.getState();
  if (!listing) return [];
  const until = Math.min(end, listing.total, first + MOST_AT_ONCE);
  await fill(ports, listing, { first, end: until }, () => useListing.getState().listing === listing);
  filledIn();
  const ids: string[] = [];
  for (let index = Math.max(0, first); index < until; index += 1) {
    const asset = listing.pictures.get(index);
    if (asset) ids.push(asset.id);
  }
  return ids;
}

export const pictureAt = (index: number): Asset | null => useListing.getState().listing?.pictures.get(index) ?? null;
export const indexOf = (id: string): number | null => useListing.getState().listing?.places.get(id) ?? null;

/** The picture at a place in its newest state; null while it loads. */
export function usePictureAt(index: number): Asset | null {
  const listed = useListing(({ listing }) => listing?.pictures.get(index) ?? null);
  const fresh = useLibrary(({ assets }) => (listed ? assets[listed.id] : undefined));
  return fresh ?? listed;
}

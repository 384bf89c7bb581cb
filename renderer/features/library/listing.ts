import type { AppError } from '../../../shared/app-error.ts';
import type { Asset, AssetDay, AssetDaysQuery, AssetPage, AssetQuery } from '../../../shared/asset.ts';
import type { Result } from '../../../shared/result.ts';

/** A place of the list from which a page can be asked for. */
type Anchor = { readonly index: number; readonly cursor: string };

/**
 * One list of pictures as it was counted at one moment: how many each day has is known at once, the pictures are filled
 * in as they come into sight. `places` leads back from a picture to its place.
 */
export type Listing = {
  readonly query: AssetDaysQuery;
  readonly days: readonly AssetDay[];
  readonly total: number;
  readonly pictures: Map<number, Asset>;
  readonly places: Map<string, number>;
  readonly anchors: Anchor[];
};

export type ListingPorts = {
  days(query: AssetDaysQuery): Promise<Result<readonly AssetDay[], AppError>>;
  page(query: AssetQuery): Promise<Result<AssetPage, AppError>>;
};

const SMALLEST_PAGE = 60;
const LARGEST_PAGE = 500;

export function newListing(query: AssetDaysQuery, days: readonly AssetDay[]): Listing {
  const anchors: Anchor[] = [];
  let total = 0;
  for (const { count, cursor } of days) {
    anchors.push({ index: total, cursor });
    total += count;
  }
  return { query, days, total, pictures: new Map(), places: new Map(), anchors };
}

function firstMissing({ pictures, total }: Listing, first: number, end: number): number | null {
  for (let index = Math.max(0, first); index < Math.min(end, total); index += 1) if (!pictures.has(index)) return index;
  return null;
}

/** The nearest place at or before one from which a page can be asked for. Anchors are in the list's order. */
function anchorBefore({ anchors }: Listing, index: number): number {
  let [low, high] = [0, anchors.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((anchors[middle]?.index ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Fills the pictures of a span, page by page. `goOn` is asked after each: false when the span isn't wanted any more.
 * Ends early when the library has fewer pictures than were counted; a change is then on its way.
 */
export async function fill(
  ports: ListingPorts,
  listing: Listing,
  span: { readonly first: number; readonly end: number },
  goOn: () => boolean,
): Promise<AppError | null> {
  for (;;) {
    const missing = firstMissing(listing, span.first, span.end);
    if (missing === null) return null;
    const at = anchorBefore(listing, missing);
    const anchor = listing.anchors[at];
    if (!anchor) return null;
    const limit = Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, span.end - anchor.index));
    const page = await ports.page({ ...listing.query, cursor: anchor.cursor, limit });
    if (!page.ok) return page.error;
    const { assets, next } = page.value;
    take(listing, anchor.index, assets);
    const end = anchor.index + assets.length;
    if (assets.length === 0 || (next === null && end <= missing)) return null;
    if (next !== null) insertAnchor(listing, { index: end, cursor: next });
    if (!goOn()) return null;
  }
}

function take({ pictures, places, total }: Listing, from: number, assets: readonly Asset[]): void {
  for (const [offset, asset] of assets.entries()) {
    if (from + offset >= total) return;
    pictures.set(from + offset, asset);
    places.set(asset.id, from + offset);
  }
}

function insertAnchor(listing: Listing, anchor: Anchor): void {
  const at = anchorBefore(listing, anchor.index);
  if (listing.anchors[at]?.index !== anchor.index) listing.anchors.splice(at + 1, 0, anchor);
}

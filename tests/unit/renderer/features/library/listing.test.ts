import { describe, expect, test } from 'vitest';
import type { Asset, AssetQuery } from '../../../../../shared/asset.ts';
import { err, ok } from '../../../../../shared/result.ts';
import { fill, type ListingPorts, newListing } from '../../../../../renderer/features/library/listing.ts';
import { someAsset } from '../../../../support/some-asset.ts';

/** A library of `count` pictures, ten a day, whose cursors are the place a page begins. */
function library(count: number) {
  const assets: readonly Asset[] = Array.from({ length: count }, (_, at) => someAsset(at));
  const asked: AssetQuery[] = [];
  const days = Array.from({ length: Math.ceil(count / 10) }, (_, at) => ({
    day: String(at),
    count: Math.min(10, count - at * 10),
    cursor: String(at * 10),
  }));
  const ports: ListingPorts = {
    days: async () => ok(days),
    page: async (query) => {
      asked.push(query);
      const from = Number(query.cursor);
      const page = assets.slice(from, from + query.limit);
      const next = from + page.length < count ? String(from + page.length) : null;
      return ok({ assets: page, next, total: count });
    },
  };
  return { assets, asked, ports, listing: newListing({ words: '' }, days) };
}

const always = () => true;

describe('a listing', () => {
  test('is filled where it is looked at, beginning with the nearest day', async () => {
    const { assets, asked, ports, listing } = library(1000);
    await fill(ports, listing, { first: 503, end: 520 }, always);
    expect(asked.map(({ cursor, limit }) => [cursor, limit])).toEqual([['500', 60]]);
    expect(listing.pictures.get(503)).toBe(assets[503]);
    expect(listing.places.get(assets[519]?.id ?? '')).toBe(519);
    expect(listing.pictures.has(0)).toBe(false);
  });

  test('asks for nothing twice', async () => {
    const { asked, ports, listing } = library(200);
    await fill(ports, listing, { first: 0, end: 60 }, always);
    await fill(ports, listing, { first: 20, end: 60 }, always);
    expect(asked).toHaveLength(1);
    await fill(ports, listing, { first: 50, end: 70 }, always);
    expect(asked.at(-1)?.cursor).toBe('60');
  });

  test('walks within one long day from page to page', async () => {
    const { assets, asked, ports } = library(3000);
    const listing = newListing({ words: '' }, [{ day: 'one', count: 3000, cursor: '0' }]);
    await fill(ports, listing, { first: 1400, end: 1410 }, always);
    expect(asked.map(({ cursor }) => cursor)).toEqual(['0', '500', '1000']);
    expect(listing.pictures.get(1405)).toBe(assets[1405]);
  });

  test('stops as soon as the span is not wanted any more', async () => {
    const { asked, ports } = library(3000);
    const listing = newListing({ words: '' }, [{ day: 'one', count: 3000, cursor: '0' }]);
    await fill(ports, listing, { first: 2500, end: 2510 }, () => false);
    expect(asked).toHaveLength(1);
  });

  test('ends when the library holds fewer pictures than were counted', async () => {
    const { ports } = library(20);
    const listing = newListing({ words: '' }, [{ day: 'one', count: 40, cursor: '0' }]);
    expect(await fill(ports, listing, { first: 0, end: 40 }, always)).toBeNull();
    expect(listing.pictures.size).toBe(20);
  });

  test('says what went wrong', async () => {
    const { ports, listing } = library(20);
    const error = { kind: 'folder-gone', place: 'library' } as const;
    const broken: ListingPorts = { ...ports, page: async () => err(error) };
    expect(await fill(broken, listing, { first: 0, end: 10 }, always)).toEqual(error);
  });
});

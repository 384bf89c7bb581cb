import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  anyAssets,
  type LibraryWorld,
  libraryWorld,
  savedReply,
  someJob,
  someRequest,
} from '../../../support/library-world.ts';

let world: LibraryWorld;
beforeEach(async () => {
  world = await libraryWorld();
});
afterEach(() => world.remove());

let saved = 0;
/** One picture made at a moment of this machine's own time. */
async function savedAt(moment: Date, prompt = 'a red fox'): Promise<string> {
  saved += 1;
  world.now = moment;
  const job = someJob({ id: saved.toString(16).padStart(24, '0'), request: someRequest({ prompt }) });
  const [asset] = await world.library.save(savedReply([await world.picture()], { job, attemptId: `day-${saved}` }));
  return asset?.id ?? '';
}

const days = (over = {}) => world.library.days(anyAssets(over)).map(({ day, count }) => [day, count]);

describe('the days of a list', () => {
  it('are local ones, newest first, with how many pictures each has', async () => {
    await savedAt(new Date(2026, 10, 20, 23, 59, 59));
    await savedAt(new Date(2026, 10, 22, 0, 0, 0));
    await savedAt(new Date(2026, 10, 22, 23, 59, 59, 999));
    expect(days()).toEqual([
      ['2026-11-22', 2],
      ['2026-11-20', 1],
    ]);
  });

  it('follow words and filters, and add up to what a page says', async () => {
    await savedAt(new Date(2026, 10, 20, 12));
    await savedAt(new Date(2026, 10, 21, 12), 'a blue jug');
    const kept = await savedAt(new Date(2026, 10, 22, 12), 'a blue bowl');
    await world.library.favourite([kept], true);
    expect(days({ words: 'blue' })).toEqual([
      ['2026-11-22', 1],
      ['2026-11-21', 1],
    ]);
    expect(days({ words: 'blue', favourite: true })).toEqual([['2026-11-22', 1]]);
    expect(days({ words: '***' })).toEqual([]);
    expect(world.library.page(anyAssets({ words: 'blue' })).total).toBe(2);
  });

  it('carry cursors with which a page begins at that very day', async () => {
    const older = await savedAt(new Date(2026, 10, 20, 0, 0));
    const newer = await savedAt(new Date(2026, 10, 20, 23, 59));
    const newest = await savedAt(new Date(2026, 10, 21, 0, 0));
    const begins = world.library.days(anyAssets()).map(({ cursor }) => {
      const page = world.library.page(anyAssets({ cursor, limit: 2 }));
      return page.assets.map(({ id }) => id);
    });
    expect(begins).toEqual([
      [newest, newer],
      [newer, older],
    ]);
  });
});

import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openIndex } from '../../../../electron/main/library/index-store.ts';
import { sidecarOf } from '../../../../electron/main/library/make-sidecar.ts';
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

let attempts = 0;
const saveWith = async (prompt: string, text: string | null = null) => {
  attempts += 1;
  world.now = new Date(world.now.getTime() + 1000);
  const saved = savedReply([await world.picture()], {
    job: { request: someRequest({ prompt }) },
    attemptId: `find-${attempts}`,
    text,
  });
  return world.library.save(saved);
};
const found = (words: string): string[] =>
  world.library.page(anyAssets({ words })).assets.map((asset) => asset.promptStart);

describe('searching by words', () => {
  it('finds every word of a prompt, in any order and case, without accents', async () => {
    await saveWith('A red fox in the Café');
    await saveWith('A blue fox');
    expect(found('FOX red')).toEqual(['A red fox in the Café']);
    expect(found('cafe')).toEqual(['A red fox in the Café']);
    expect(found('fox')).toEqual(['A blue fox', 'A red fox in the Café']);
    expect(found('wolf')).toEqual([]);
  });

  it('takes the last word as unfinished and the others as whole', async () => {
    await saveWith('mountain lake');
    expect(found('moun')).toHaveLength(1);
    expect(found('mountain la')).toHaveLength(1);
    expect(found('moun lake')).toHaveLength(0);
  });

  it('finds any part of Japanese, Chinese and Korean text, of one character or many', async () => {
    await saveWith('夜の街を歩く猫');
    await saveWith('夜明けの海 with a red カメラ');
    await saveWith('雪山的日出');
    await saveWith('서울의 밤거리');
    expect(found('夜の街')).toEqual(['夜の街を歩く猫']);
    expect(found('街を')).toEqual(['夜の街を歩く猫']);
    expect(found('夜')).toHaveLength(2);
    expect(found('猫')).toEqual(['夜の街を歩く猫']);
    expect(found('夜街')).toEqual([]);
    expect(found('カメラ red')).toEqual(['夜明けの海 with a red カメラ']);
    expect(found('ｶﾒﾗ')).toEqual(['夜明けの海 with a red カメラ']);
    expect(found('日出')).toEqual(['雪山的日出']);
    expect(found('밤거')).toEqual(['서울의 밤거리']);
  });

  it('finds the text that came with a picture', async () => {
    await saveWith('a chart', 'Here is the lighthouse you wanted');
    expect(found('lighthouse')).toEqual(['a chart']);
  });

  it.each(['"', '*', 'AND', 'NEAR(', '(a OR', "fox' --", 'col:fox', '-', '\u0000'])(
    'takes %j as words, never as a query',
    async (words) => {
      await saveWith('a red fox');
      expect(() => found(words)).not.toThrow();
    },
  );

  it('finds nothing for signs alone and everything for blanks alone', async () => {
    await saveWith('a red fox');
    expect(found('***')).toEqual([]);
    expect(found('   ')).toHaveLength(1);
  });

  it('forgets the words of what was thrown away', async () => {
    const [asset] = await saveWith('a red fox');
    await world.library.trash([asset?.id ?? '']);
    expect(found('fox')).toEqual([]);
  });
});

describe('pages', () => {
  const fill = (count: number) => {
    const index = openIndex(join(world.data, 'many.db'), () => undefined);
    index.transaction(() => {
      for (let at = 0; at < count; at += 1) {
        const id = at.toString(16).padStart(24, '0');
        const image = { file: '', bytes: 10, sha256: 'a'.repeat(64), kind: 'png', width: 1, height: 1 } as const;
        const prompt = at % 3 === 0 ? `common rare${at}` : 'common';
        const job = someJob({ id, request: someRequest({ prompt }) });
        const createdAt = new Date(1_790_000_000_000 + Math.floor(at / 5));
        index.put(
          {
            ...sidecarOf({ id, job, image, createdAt, file: `2026/11/${id}.png`, answer: null }),
            favourite: at % 10 === 0,
          },
          at,
        );
      }
    });
    return index;
  };

  it('walks 3,000 assets newest first, each exactly once', () => {
    const index = fill(3000);
    const seen: string[] = [];
    let times: string[] = [];
    for (let cursor: string | null = null, more = true; more; ) {
      const page = index.page(anyAssets({ limit: 500, cursor }));
      expect(page.total).toBe(3000);
      seen.push(...page.assets.map((asset) => asset.id));
      times = [...times, ...page.assets.map((asset) => asset.createdAt)];
      cursor = page.next;
      more = cursor !== null;
    }
    expect(seen).toHaveLength(3000);
    expect(new Set(seen).size).toBe(3000);
    expect(times).toEqual(times.toSorted().reverse());
    index.close();
  });

  it('walks what a search and a filter leave, and counts it', () => {
    const index = fill(3000);
    const query = { words: 'common', favourite: true, limit: 120 };
    const first = index.page(anyAssets(query));
    const rest = [first];
    for (let page = first; page.next !== null; ) {
      page = index.page(anyAssets({ ...query, cursor: page.next }));
      rest.push(page);
    }
    const assets = rest.flatMap((page) => page.assets);
    expect(first.total).toBe(300);
    expect(new Set(assets.map((asset) => asset.id)).size).toBe(300);
    expect(assets.every((asset) => asset.favourite)).toBe(true);
    expect(index.page(anyAssets({ words: 'rare2997' })).total).toBe(1);
    expect(index.page(anyAssets({ model: 'openai/gpt-image-2', limit: 1 })).total).toBe(3000);
    expect(index.page(anyAssets({ model: 'other' })).total).toBe(0);
    index.close();
  });

  it('takes a cursor it never gave as the beginning', () => {
    const index = fill(10);
    expect(index.page(anyAssets({ cursor: 'nonsense' })).assets).toHaveLength(10);
    index.close();
  });
});

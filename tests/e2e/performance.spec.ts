import type { Page } from '@playwright/test';
import { openBackEndIn, requestOf } from '../support/back-end-in-test.ts';
import { quick } from '../support/back-end-story.ts';
import { expect, type Home, test } from './app-fixture.ts';
import { cards, choose, promptField, segment, send, stage } from './in-the-window.ts';
import { expectSmooth } from './long-tasks.ts';

/** 200 jobs of an earlier session: most cancelled before they were sent, the newest with pictures. */
async function earlierJobs(home: Home, baseUrl: string): Promise<void> {
  const back = openBackEndIn(
    { root: home.folder, data: home.data, library: home.library, remove: () => {} },
    { baseUrl },
  );
  back.settings.change({ requestsPerMinute: 300 });
  await back.start();
  back.queue.pause();
  const add = (count: number, what: string) =>
    back.queue.add({
      token: `earlier-${what}-${count}`,
      jobs: Array.from({ length: count }, (_, at) => ({
        request: requestOf({ ...quick, prompt: `${what} ${at + 1}` }),
        repetition: 0,
        parents: [],
      })),
      origin: 'hand',
      batchName: null,
      demo: false,
    });
  back.queue.cancel(add(190, 'Never sent'));
  add(10, 'Made before');
  back.queue.resume();
  await back.queue.whenIdle();
  await back.stop();
}

type Shift = PerformanceEntry & { readonly sources: readonly { readonly node: Node | null }[] };

/** Starts to watch for layout shifts; the function given back answers what has moved, by its class or text. */
async function watchShifts(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const moved: string[] = [];
    Object.assign(globalThis, { moved });
    const nameOf = (node: Node | null) =>
      node instanceof Element ? `${node.tagName} ${node.className}` : node?.textContent;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        moved.push(...(entry as Shift).sources.map(({ node }) => nameOf(node) ?? ''));
    }).observe({ type: 'layout-shift' });
  });
  return () => page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved);
}

test('with 200 jobs in the strip typing stays smooth, and a preview moves nothing', async ({
  home,
  openStudio,
  service,
}) => {
  await earlierJobs(home, service.url);
  service.faults.set({ slow: 700 });
  const { page } = await openStudio({ previews: 2 });
  await expect(cards(page).first().locator('img')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Jobs of this session' }).getByRole('list')).toHaveCSS(
    'width',
    /\d{5}px/,
  );
  await expectSmooth(page, 'typing', async () => {
    await promptField(page).fill('');
    await promptField(page).pressSequentially('A quiet harbour at dusk, boats at the pier', { delay: 15 });
  });

  await choose(page, 'Size', /^1536 × 1024/);
  await segment(page, 'Quality', 'Low');
  await send(page, 'Watched as it comes');
  await expect(cards(page).first()).toContainText('Receiving');
  const shifted = await watchShifts(page);
  const preview = stage(page).getByRole('img', { name: 'Preview of: Watched as it comes' });
  await expect(preview).toBeVisible({ timeout: 20_000 });
  const [place, card] = [await preview.boundingBox(), await cards(page).first().boundingBox()];
  await expect(cards(page).first()).toContainText('2 of 2');
  expect(await preview.boundingBox()).toEqual(place);
  expect(await cards(page).first().boundingBox()).toEqual(card);
  expect(await shifted()).toEqual([]);
  const picture = stage(page).getByRole('img', { name: 'Picture made from: Watched as it comes' });
  await expect(picture).toBeVisible({ timeout: 20_000 });
  expect(await picture.boundingBox()).toEqual(place);
});

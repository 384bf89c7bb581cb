import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from './app-fixture.ts';
import { drawFiles, references, segment, watchDesktop } from './in-the-window.ts';

/** What the window loads to run, and when. */

const RENDERER = resolve(import.meta.dirname, '../../out/renderer');
const MOST_BYTES = 1_000_000;

/** The page's scripts and what they can't do without, by name. */
function scriptsAtStart(): ReadonlySet<string> {
  const scripts = new Set<string>();
  const found = [...readFileSync(join(RENDERER, 'index.html'), 'utf8').matchAll(/assets\/([\w.-]+\.js)/g)];
  const open = found.map(([, name = '']) => name);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (scripts.has(name)) continue;
    scripts.add(name);
    const imports = readFileSync(join(RENDERER, 'assets', name), 'utf8').matchAll(
      /(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/g,
    );
    open.push(...[...imports].map(([, other = '']) => other));
  }
  return scripts;
}

test('all scripts of the window but fabric and the batch grid are less than 1 MB, and it starts without those', () => {
  const apart = /^(stage-canvas|new-batch-dialog)-/;
  expect([...scriptsAtStart()].filter((name) => apart.test(name))).toEqual([]);
  const scripts = readdirSync(join(RENDERER, 'assets')).filter((name) => name.endsWith('.js') && !apart.test(name));
  const bytes = scripts.map((name) => statSync(join(RENDERER, 'assets', name)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_BYTES);
});

test('fabric is fetched when a mask is to be drawn, and not before', async ({ home, openStudio }) => {
  const { app, page } = await openStudio();
  const fabric = () =>
    page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('stage-canvas')).length,
    );
  await watchDesktop(app, { open: await drawFiles(home.folder, ['a.png']) });
  await page.keyboard.press('ControlOrMeta+o');
  await expect(references(page)).toHaveCount(1);
  expect(await fabric()).toBe(0);
  await segment(page, 'Mode', 'Mask');
  await expect.poll(fabric).toBe(1);
});

import { join } from 'node:path';
import { expect, test } from './app-fixture.ts';
import { cards, dragAway, dropFiles, make, references, requestPanel, watchDesktop } from './in-the-window.ts';

/** What can be done with references before they are sent. */

test('pictures dragged out of strip and library come back as references that know where they are from', async ({
  home,
  openStudio,
}) => {
  const { app, page } = await openStudio({ previews: 0 });
  const asked = await watchDesktop(app);
  await make(page, 'A harbour');
  await make(page, 'A lighthouse');
  const [harbour, lighthouse] = home.sidecars();
  /** What main let the system drag last. */
  const dragged = async (count: number) => {
    await expect.poll(async () => (await asked()).at(-1)?.length).toBe(count + 1);
    return ((await asked()).at(-1) ?? []).slice(1).map(String);
  };

  await dragAway(page, cards(page).nth(0));
  const strip = await dragged(1);
  expect(strip).toEqual([join(home.library, lighthouse?.file ?? '')]);
  await dropFiles(page, requestPanel(page), strip);
  await expect(references(page)).toHaveCount(1);

  await page.getByRole('button', { name: 'Library', exact: true }).click();
  const tiles = page.locator('[data-tile]');
  await expect(tiles).toHaveCount(2);
  await tiles.nth(0).click();
  await tiles.nth(1).click({ modifiers: ['Shift'] });
  await dragAway(page, tiles.nth(1));
  await dropFiles(page, page.locator('[data-library-grid]'), await dragged(2)); // in the half that adds
  await expect(references(page)).toHaveCount(2);
  await expect(page.getByText('Already a reference')).toBeVisible();

  await make(page, 'Both together');
  const both = home.sidecars().at(-1);
  expect(both?.recipe?.parents.toSorted()).toEqual([harbour?.id, lighthouse?.id].toSorted());
  expect(both?.recipe?.request.references.map(({ hash }) => hash).toSorted()).toEqual(
    [harbour?.hash, lighthouse?.hash].toSorted(),
  );
});

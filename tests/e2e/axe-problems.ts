import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const THEMES = ['light', 'dark'] as const;

/** The open dialog and nothing else: what lies below it was looked at by itself. */
export const DIALOG = '[role="dialog"], [role="alertdialog"]';

/** What axe finds in what is open now, or in a part of it, in both themes, as one line each. */
export async function problems(page: Page, what: string, part?: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of THEMES) {
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
    }, theme);
    const axe = (await axeOn(page)).options({ resultTypes: ['violations'] });
    if (part !== undefined) axe.include(part);
    // A theme changes colours and nothing else.
    const { violations } = await (theme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
    for (const { id, help, nodes } of violations)
      for (const { target, failureSummary } of nodes.slice(0, 3))
        found.push(
          `${what}, ${theme}: ${id} (${help}) at ${target.join(' ')} ${failureSummary?.split('\n')[1]?.trim()}`,
        );
  }
  return found;
}

/** Its half a megabyte is sent to a page once, not twice for every look. */
async function axeOn(page: Page): Promise<AxeBuilder> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  // Without legacy mode axe opens a page to add up frames; there are none, and a window of the app is no browser.
  return new AxeBuilder(isThere ? { page, axeSource: ';' } : { page }).setLegacyMode(true);
}

/** Nothing moves while it is looked at. */
export const still = (page: Page): Promise<void> => page.emulateMedia({ reducedMotion: 'reduce' });

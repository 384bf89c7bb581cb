import { seeded } from '../support/seeded.ts';
import { expect, test } from './app-fixture.ts';
import { openClickedPicture, openOnScreen, RATIOS, ZOOMS } from './pixel-clicks.ts';

/** A part of what mask-pixels.long.spec.ts clicks: a picture that lies mirrored on its side, four zooms on each screen, each zoom on two. */
const CLICKS = 3;

for (const [at, ratio] of RATIOS.entries()) {
  const zooms = ZOOMS.filter((_zoom, index) => index % 2 === at % 2);
  test(`on a screen of ratio ${ratio} the pixel under the pointer is repainted, shown and exported, and no other`, async ({
    home,
    open,
    service,
  }) => {
    const opened = await openOnScreen(ratio, { home, open, service });
    const picture = await openClickedPicture(opened, home, { kind: 'png', orientation: 5 }, seeded(21));
    for (const zoom of zooms) await picture.click(zoom, CLICKS);
    const { repainted, clicked } = await picture.compare();
    expect(repainted).toEqual(clicked);
  });
}

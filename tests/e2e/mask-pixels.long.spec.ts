import { seeded } from '../support/seeded.ts';
import { expect, test } from './app-fixture.ts';
import { openClickedPicture, openOnScreen, ORIENTATIONS, RATIOS, ZOOMS } from './pixel-clicks.ts';

const CLICKS = 4;

/** A JPEG keeps its colours only about, so the others are there to tell single pixels apart. */
const kindsFor = (orientation: number) => ['jpeg', orientation % 2 === 0 ? 'webp' : 'png'] as const;

for (const ratio of RATIOS)
  for (const orientation of ORIENTATIONS)
    test(`ratio ${ratio}, orientation ${orientation}: at every zoom only the pixel under the pointer is repainted`, async ({
      home,
      open,
      service,
    }) => {
      const opened = await openOnScreen(ratio, { home, open, service });
      for (const kind of kindsFor(orientation)) {
        const random = seeded(100 * ratio + orientation);
        const picture = await openClickedPicture(opened, home, { kind, orientation }, random);
        for (const zoom of ZOOMS) await picture.click(zoom, CLICKS);
        const { repainted, clicked } = await picture.compare();
        expect(repainted).toEqual(clicked);
        await picture.remove();
      }
    });

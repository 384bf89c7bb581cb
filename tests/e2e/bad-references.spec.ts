import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { animatedGif, corners, cornersOf, hugePng } from '../unit/main/inputs/input-pictures.ts';
import { expect, test } from './app-fixture.ts';
import { bodyOf, dropFiles, generate, make, promptField, references, requestPanel } from './in-the-window.ts';

/** What people drop that is no plain picture, as the window answers it. */

const notices = (page: Page) => page.getByRole('region', { name: 'Notices' });

test('what can’t be a reference is named with its reason, and nothing of it stays', async ({ home, openStudio }) => {
  const { page } = await openStudio({ previews: 0 });
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "run"</script></svg>';
  const png = await corners(64, 64).png().toBuffer();
  const bad: readonly (readonly [string, Uint8Array | string, string])[] = [
    ['empty.png', '', 'The file is empty.'],
    ['words.jpg', 'These are words.', 'The file is not a picture, whatever its name says.'],
    ['drawing.svg', svg, 'Pictures of this kind can’t be read here.'],
    ['dance.gif', await animatedGif(), 'It is an animation; one still picture is needed.'],
    ['half.png', png.subarray(0, png.length >> 1), 'The file ends in the middle of the picture.'],
    ['huge.png', hugePng(20_000, 20_000), 'It has more than 100 million pixels.'],
  ];
  for (const [name, bytes, why] of bad) {
    const file = join(home.folder, name);
    writeFileSync(file, bytes);
    await dropFiles(page, promptField(page), [file]);
    await expect(notices(page)).toContainText(`${name} can’t be used`);
    await expect(notices(page)).toContainText(why);
  }
  await expect(references(page)).toHaveCount(0);
  expect(readdirSync(join(home.library, '.octen/inputs'))).toEqual([]);
  await expect(page).not.toHaveTitle('run');
});

test('a folder of 1,000 pictures is refused in one sentence, and what was dropped with it is taken', async ({
  home,
  openStudio,
}) => {
  const { page } = await openStudio({ previews: 0 });
  const [album, few] = [join(home.folder, 'album'), join(home.folder, 'few')];
  for (const folder of [album, few]) mkdirSync(folder);
  const png = await corners(32, 32).png().toBuffer();
  for (let n = 0; n < 1000; n += 1) writeFileSync(join(album, `${n}.png`), png);
  for (const width of [40, 48]) writeFileSync(join(few, `${width}.png`), await corners(width, 32).png().toBuffer());
  writeFileSync(join(few, 'notes.txt'), 'notes');
  writeFileSync(join(home.folder, 'loose.png'), await corners(56, 32).png().toBuffer());
  await dropFiles(page, promptField(page), [album, few, join(home.folder, 'loose.png')]);
  await expect(references(page)).toHaveCount(3);
  await expect(notices(page)).toContainText('album can’t be used');
  await expect(notices(page)).toContainText('At most 48 pictures are taken at once');
  await expect(notices(page).getByRole('alert')).toHaveCount(1);
});

test('thirty files that are no pictures are told once', async ({ home, openStudio }) => {
  const { page } = await openStudio({ previews: 0 });
  const files = Array.from({ length: 30 }, (_none, n) => join(home.folder, `${n}.txt`));
  for (const file of files) writeFileSync(file, 'words');
  await dropFiles(page, promptField(page), files);
  await expect(notices(page)).toContainText('0.txt, 1.txt, 2.txt, and 27 others can’t be used');
});

test('what the service doesn’t take is converted as it is seen, and the rest goes out byte for byte', async ({
  home,
  openStudio,
  service,
}) => {
  const { page } = await openStudio({ previews: 0 });
  const profiled = corners(64, 48).withIccProfile('p3');
  const pictures: readonly (readonly [string, Buffer, boolean])[] = [
    ['deep.tiff', await corners(64, 48).toColourspace('rgb16').tiff().toBuffer(), false],
    ['print.jpg', await corners(72, 48).toColourspace('cmyk').jpeg().toBuffer(), false],
    ['phone.jpg', await corners(48, 80).withMetadata({ orientation: 6 }).jpeg().toBuffer(), false],
    ['still.gif', await corners(88, 48).gif().toBuffer(), false],
    ['wide.jpg', await profiled.jpeg({ quality: 90 }).toBuffer(), true],
    ['plain.webp', await corners(96, 48).webp().toBuffer(), true],
  ];
  const files = pictures.map(([name, bytes]) => {
    writeFileSync(join(home.folder, name), bytes);
    return join(home.folder, name);
  });
  await dropFiles(page, promptField(page), files);
  await expect(references(page)).toHaveCount(6);
  await expect(references(page).nth(2)).toContainText('80×48');
  await make(page, 'All of them');
  const sent = JSON.stringify((await bodyOf(service, 0))['image']);
  const kept = home.sidecars()[0]?.recipe?.request.references ?? [];
  for (const [at, [name, bytes, isUntouched]] of pictures.entries()) {
    const { hash, kind } = kept[at] ?? { hash: '', kind: '' };
    const own = readFileSync(join(home.library, '.octen/inputs', `${hash}.${kind === 'jpeg' ? 'jpg' : kind}`));
    expect(own.equals(bytes), name).toBe(isUntouched);
    expect(sent.includes(own.toString('base64')), name).toBe(true);
    const { depth, space, orientation = 1 } = await sharp(own).metadata();
    expect([name, depth, space, orientation]).toEqual([name, 'uchar', 'srgb', 1]);
  }
  const phone = kept[2] ? readFileSync(join(home.library, '.octen/inputs', `${kept[2].hash}.jpg`)) : '';
  expect(await cornersOf(phone)).toEqual(['blue', 'red', 'white', 'green']);
});

test('a picture dragged out of a browser has no path: its bytes become the reference, and bad ones are named', async ({
  openStudio,
}) => {
  const { page } = await openStudio({ previews: 0 });
  const drop = (name: string, base64: string) =>
    requestPanel(page).evaluate(
      (panel, [fileName, data]) => {
        const bytes = Uint8Array.from(atob(data ?? ''), (letter) => letter.charCodeAt(0));
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([bytes], fileName ?? ''));
        for (const type of ['dragenter', 'dragover', 'drop'])
          panel.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
      },
      [name, base64],
    );
  await drop('from-the-web.png', (await corners(64, 48).png().toBuffer()).toString('base64'));
  await expect(references(page)).toHaveCount(1);
  await expect(references(page).first()).toContainText('64×48');
  await drop('page.html', Buffer.from('<h1>Not found</h1>').toString('base64'));
  await expect(notices(page)).toContainText('page.html can’t be used');
  await promptField(page).fill('With what could be used');
  await expect(generate(page)).toBeEnabled();
});

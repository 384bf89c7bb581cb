import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { InputRef } from '../../shared/request.ts';
import { someDraft } from './prompts.ts';
import { draw, type Past, test } from './studio.ts';

/** Pictures to work from, each of its own colour. */
async function references(past: Past, count: number): Promise<readonly InputRef[]> {
  const inputs: InputRef[] = [];
  for (let index = 0; index < count; index += 1) {
    const background = `hsl(${Math.round((index * 360) / count)}, 30%, 55%)`;
    const [width, height] = index % 3 === 0 ? [1536, 1024] : [1024, 1024];
    const bytes = await sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toBuffer();
    inputs.push(await past.back.inputs.addBytes(bytes, `colour-${index + 1}.png`));
  }
  return inputs;
}

const scrollTo = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Request' }).getByText(name, { exact: true }).first().scrollIntoViewIfNeeded();

test('form, things to change before it can be sent', async ({ before, studio }) => {
  await before(async (past) =>
    past.draft({
      prompt: 'A glass bottle, cut out',
      size: '1820x1024',
      background: 'transparent',
      references: [...(await references(past, 17))],
    }),
  );
  const page = await studio();
  await draw(page, 'form-issues');
  await draw(page, 'form-issues-below', () => scrollTo(page, 'Format'));
});

test('form, sixteen references', async ({ before, studio }) => {
  await before(async (past) => past.draft({ ...someDraft(1), references: [...(await references(past, 16))] }));
  await draw(await studio(), 'form-16-references');
});

test('form, parameters this model does not use', async ({ before, studio }) => {
  await before(async (past) =>
    past.draft({
      ...someDraft(1),
      model: 'google/gemini-3.1-flash-image',
      quality: 'high',
      n: 4,
      background: 'opaque',
    }),
  );
  const page = await studio();
  await page.getByRole('button', { name: /Not used by this model/ }).click();
  await draw(page, 'form-unused', () => scrollTo(page, 'Quality'));
});

test('form, more parameters', async ({ before, studio }) => {
  await before(async (past) => past.draft({ ...someDraft(1), outputFormat: 'webp', outputCompression: 80 }));
  const page = await studio();
  await page.getByRole('button', { name: /More parameters/ }).click();
  await draw(page, 'form-more', () => scrollTo(page, 'Moderation'));
});

test('form, its menus', async ({ before, studio }) => {
  await before(async (past) => {
    for (let index = 1; index < 4; index += 1) await past.make(someDraft(index));
    await past.draft({ ...someDraft(0), references: [...(await references(past, 1))] });
  });
  const page = await studio();
  await draw(page, 'form-models', () =>
    page
      .getByRole('button', { name: /GPT Image 2/ })
      .first()
      .click(),
  );
  await draw(page, 'form-sizes', () =>
    page
      .getByRole('button', { name: /^(1536 × 1024|3:2).*Size|Size/ })
      .first()
      .click(),
  );
  await draw(page, 'form-history', () => page.getByRole('button', { name: 'Prompt history' }).click());
  await draw(page, 'form-ways', () => page.getByRole('button', { name: /Draft first/ }).click());
});

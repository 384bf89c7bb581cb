import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { BackEnd } from '../../electron/main/back-end.ts';
import { emptyDraft, type Draft } from '../../shared/draft.ts';
import { test as base, type Home, type OpenApp, WITH_KEY } from '../e2e/app-fixture.ts';
import { openBackEndIn, requestOf } from '../support/back-end-in-test.ts';

export { expect } from '../e2e/app-fixture.ts';

const PICTURES = resolve(import.meta.dirname, '../../pictures');
const FOR_README = resolve(import.meta.dirname, '../../docs/pictures');
const SIZES = [
  { width: 960, height: 640 },
  { width: 1600, height: 1000 },
] as const;
/** The largest window that is looked at, for the screens that fill it. */
const LARGE = { width: 2560, height: 1440 } as const;
export const THEMES = ['dark', 'light'] as const;

type Studio = {
  /** Works on the app's own folders before it starts: pictures made, drafts kept, jobs waiting. */
  before(work: (past: Past) => Promise<void>): Promise<void>;
  /** Starts the app past its first steps, with a key, on the service of this test. */
  studio(settings?: Record<string, unknown>, env?: Record<string, string>): Promise<OpenApp['page']>;
};

export type Past = {
  readonly back: BackEnd;
  /** Sends these one after another, as a person pressing Generate would, and waits for the answers. */
  make(...drafts: readonly Partial<Draft>[]): Promise<void>;
  batch(name: string, drafts: readonly Partial<Draft>[]): void;
  draft(fields: Partial<Draft>): Promise<void>;
};

let pressed = 0;

function pastOf(back: BackEnd): Past {
  const add = (drafts: readonly Partial<Draft>[], batchName: string | null) =>
    back.queue.add({
      token: `pictures-${++pressed}`,
      jobs: drafts.map((draft) => ({ request: requestOf(draft), repetition: 0, parents: [] })),
      origin: batchName === null ? 'hand' : 'batch',
      batchName,
      demo: false,
    });
  return {
    back,
    async make(...drafts) {
      for (const draft of drafts) {
        add([draft], null);
        await back.queue.whenIdle();
      }
    },
    batch: (name, drafts) => void add(drafts, name),
    draft: (fields) => back.drafts.save({ ...emptyDraft(), ...fields }),
  };
}

export const test = base.extend<Studio>({
  before: async ({ home, service }, provide) => {
    await provide(async (work) => {
      const place = { root: home.folder, data: home.data, library: home.library, remove: () => undefined };
      const back = openBackEndIn(place, { baseUrl: service.url });
      await back.start();
      try {
        await work(pastOf(back));
      } finally {
        await back.stop();
      }
    });
  },
  studio: async ({ home, service, open }, provide) => {
    await provide(async (settings = {}, env = WITH_KEY) => {
      home.settings({ baseUrl: service.url, welcomed: true, ...settings });
      return (await open({ env })).page;
    });
  },
});

/** Every picture that has been made moves to another day, so that the library has several; `daysAgo` by its number, oldest first. */
export function spreadOverDays(home: Home, daysAgo: (index: number) => number): void {
  const folder = join(home.library, '.octen/sidecars');
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name))
    .map((file) => ({ file, sidecar: JSON.parse(readFileSync(file, 'utf8')) as { createdAt: string } }))
    .sort((a, b) => (a.sidecar.createdAt < b.sidecar.createdAt ? -1 : 1))
    .forEach(({ file, sidecar }, index) => {
      const at = new Date(Date.parse(sidecar.createdAt) - daysAgo(index) * 86_400_000);
      writeFileSync(file, JSON.stringify({ ...sidecar, createdAt: at.toISOString() }));
    });
  rmSync(join(home.data, 'cache'), { recursive: true, force: true });
}

/** A page that is read from top to bottom and shows both themes itself. */
export async function drawWhole(page: Page, name: string, { isFullPage = true } = {}): Promise<void> {
  await page.setViewportSize(SIZES[1]);
  await settled(page);
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: isFullPage });
}

/** Puts the window into the state to be drawn; done again at each size, because menus close when the window changes. */
type Arrange = () => Promise<unknown>;

/** One screen in both sizes and both themes, as `pictures/<name>-<width>x<height>-<theme>.png`. */
export async function draw(page: Page, name: string, arrange?: Arrange, leave: Arrange = () => escape(page)) {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await arrange?.();
    await drawThemes(page, name);
    if (arrange) await leave();
  }
}

/** The same at 2560 × 1440. */
export async function drawLarge(page: Page, name: string): Promise<void> {
  await page.setViewportSize(LARGE);
  await settled(page);
  await drawThemes(page, name);
}

async function drawThemes(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  for (const theme of THEMES) {
    await themed(page, theme);
    const file = join(PICTURES, `${name}-${size?.width}x${size?.height}-${theme}.png`);
    await page.screenshot({ path: file, caret: 'hide' });
  }
}

const README_BYTES = 400_000;

/** The screen as the README shows it: the larger size, dark, with fewer colours where it would weigh too much. */
export async function drawForReadme(page: Page, name: 'create' | 'library' | 'queue'): Promise<void> {
  await page.setViewportSize(SIZES[1]);
  await themed(page, 'dark');
  mkdirSync(FOR_README, { recursive: true });
  const bytes = await page.screenshot({ caret: 'hide' });
  const whole = await sharp(bytes).png({ compressionLevel: 9 }).toBuffer();
  const fewer = () => sharp(bytes).png({ palette: true, quality: 90, effort: 10 }).toBuffer();
  writeFileSync(join(FOR_README, `${name}.png`), whole.length > README_BYTES ? await fewer() : whole);
}

async function themed(page: Page, theme: (typeof THEMES)[number]): Promise<void> {
  await page.evaluate((wanted) => {
    document.documentElement.dataset['theme'] = wanted;
  }, theme);
  await settled(page);
}

/** Pictures decoded and motion over. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(250);
  await page.evaluate(async () => {
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    await Promise.all(document.getAnimations().map((motion) => motion.finished.catch(() => undefined)));
  });
}

async function escape(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.waitForTimeout(200);
}

export const goTo = (page: Page, place: 'Create' | 'Queue' | 'Library') =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: place }).click();

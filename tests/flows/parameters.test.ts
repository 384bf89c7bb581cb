import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyBytes } from '../../electron/main/api/body-bytes.ts';
import { encodeRequest } from '../../electron/main/api/encode-request.ts';
import { validate } from '../../electron/main/demo/validate.ts';
import { toRequest } from '../../shared/check-draft.ts';
import { type Draft, emptyDraft } from '../../shared/draft.ts';
import type { OwnModel, ParameterName } from '../../shared/models.ts';
import type { InputRef } from '../../shared/request.ts';
import { describeError } from '../../shared/words/describe-error.ts';
import { addJobs, requestOf } from '../support/back-end-in-test.ts';
import { inStory, quick } from '../support/back-end-story.ts';

/**
 * Every parameter of the published page at every model, from the form's draft to the body and what the service's own
 * check says of it; and each parameter of each family once over the wire. Both tables are written by hand from the page
 * and api.md §6.4, not read from the app's own.
 */
const OWN: readonly OwnModel[] = [
  { id: 'openai/gpt-image-2.5-flare', family: 'gpt' },
  { id: 'google/next', family: 'gemini' },
];
const GPT_2 = 'openai/gpt-image-2';
const MINI = 'openai/gpt-image-1-mini';
const GPT = [GPT_2, MINI, 'openai/gpt-image-2.5-flare'];
const GEMINI = [
  'google/gemini-3-pro-image',
  'nano-banana-pro',
  'google/gemini-3.1-flash-image',
  'nano-banana-2',
  'google/next',
];
const MODELS = [...GPT, ...GEMINI];
/** What an alias goes out as. */
const NAMED: Readonly<Record<string, string>> = {
  'nano-banana-pro': 'google/gemini-3-pro-image',
  'nano-banana-2': 'google/gemini-3.1-flash-image',
};

type Sample = { readonly draft: Partial<Draft>; readonly arrives: unknown };
type Row = { readonly field: string; readonly models: readonly string[]; readonly samples: readonly Sample[] };

const each = (name: keyof Draft, ...values: readonly unknown[]): Sample[] =>
  values.map((value) => ({ draft: { [name]: value }, arrives: value }));

/** The field, the models that act on it, and values with what must arrive. */
const rows: Readonly<Record<Exclude<ParameterName, 'references' | 'mask'>, Row>> = {
  n: { field: 'n', models: GPT, samples: each('n', 2, 10) },
  size: { field: 'size', models: MODELS, samples: each('size', 'auto', '1024x1024', '1536x1024', '1024x1536') },
  quality: { field: 'quality', models: GPT, samples: each('quality', 'auto', 'low', 'medium', 'high') },
  background: { field: 'background', models: GPT, samples: each('background', 'auto', 'opaque') },
  outputFormat: { field: 'output_format', models: MODELS, samples: each('outputFormat', 'png', 'jpeg', 'webp') },
  outputCompression: {
    field: 'output_compression',
    models: GPT,
    samples: [0, 100].map((value) => ({ draft: { outputFormat: 'webp', outputCompression: value }, arrives: value })),
  },
  moderation: { field: 'moderation', models: GPT, samples: each('moderation', 'auto', 'low') },
  thinkingLevel: { field: 'thinking_level', models: GEMINI, samples: each('thinkingLevel', 'minimal', 'high') },
  responseModalities: {
    field: 'response_modalities',
    models: GEMINI,
    samples: [
      { draft: { responseModalities: 'text,image' }, arrives: ['text', 'image'] },
      { draft: { responseModalities: 'image' }, arrives: ['image'] },
    ],
  },
  mediaResolution: {
    field: 'media_resolution',
    models: GEMINI,
    samples: each('mediaResolution', 'low', 'medium', 'high'),
  },
  stream: { field: 'stream', models: GPT, samples: each('stream', true) },
  partialImages: {
    field: 'partial_images',
    models: GPT,
    samples: [0, 3].map((value) => ({ draft: { stream: true, partialImages: value }, arrives: value })),
  },
  user: { field: 'user', models: MODELS, samples: each('user', 'a3f0') },
};

const folder = mkdtempSync(join(tmpdir(), 'parameters-'));
afterAll(() => rmSync(folder, { recursive: true }));
let picture: InputRef;
let mask: InputRef;

async function keep(letter: string, alpha: number): Promise<InputRef> {
  const file = join(folder, `${letter.repeat(64)}.png`);
  const background = { r: 90, g: 120, b: 80, alpha };
  await sharp({ create: { width: 64, height: 48, channels: 4, background } })
    .png()
    .toFile(file);
  const { size } = await stat(file);
  return { hash: letter.repeat(64), kind: 'png', width: 64, height: 48, bytes: size, name: `${letter}.png` };
}
const fileOf = ({ hash }: InputRef): string => join(folder, `${hash}.png`);
beforeAll(async () => {
  picture = await keep('a', 1);
  mask = await keep('b', 0);
});

type Body = Readonly<Record<string, unknown>>;

/** The body a draft becomes, or the fields that stand in its way. */
async function bodyOf(fields: Partial<Draft>, sendAnyway = false): Promise<Body | readonly string[]> {
  const draft: Draft = { ...emptyDraft(), prompt: 'A red kite', ...fields };
  const request = toRequest(draft, { ownModels: OWN, sendAnyway });
  if (!request.ok) return request.error.map((issue) => issue.field);
  const plan = await encodeRequest(request.value, ({ hash, bytes }) =>
    Promise.resolve({ file: join(folder, `${hash}.png`), bytes, mime: 'image/png' }),
  );
  const parts: Buffer[] = [];
  for await (const part of bodyBytes(plan)) parts.push(Buffer.from(part));
  return JSON.parse(Buffer.concat(parts).toString()) as Body;
}

/** The demo service knows no model of a person's own; the row it follows stands in for it. */
const known = (body: Body): Body => {
  const own = OWN.find(({ id }) => id === body['model']);
  return own ? { ...body, model: own.family === 'gpt' ? GPT_2 : 'google/gemini-3-pro-image' } : body;
};
const refusalOf = async (body: Body): Promise<string | null> => {
  const checked = await validate(known(body), true);
  return checked.ok ? null : checked.error.param;
};

describe.each(MODELS)('the body for %s', (model) => {
  for (const { field, models, samples } of Object.values(rows))
    test.each(samples)(
      `${field}: ${models.includes(model) ? 'arrives' : 'stays away'} $draft`,
      async ({ draft, arrives }) => {
        const body = (await bodyOf({ model, ...draft })) as Body;
        expect(body[field]).toEqual(models.includes(model) ? arrives : undefined);
        expect(await refusalOf(body)).toBeNull();
      },
    );

  test('sends of a plain draft only what the page names, b64_json always, a user never', async () => {
    const body = (await bodyOf({ model })) as Body;
    const gpt = ['n', 'quality', 'background', 'moderation', 'stream'];
    const all = ['model', 'prompt', 'size', 'output_format', 'response_format', ...(GPT.includes(model) ? gpt : [])];
    expect(Object.keys(body).sort()).toEqual(all.sort());
    expect(body).toMatchObject({ model: NAMED[model] ?? model, response_format: 'b64_json' });
    expect(await refusalOf(body)).toBeNull();
  });

  test('takes one reference as a text, several as a list, and a mask where the family has one', async () => {
    const one = (await bodyOf({ model, references: [picture], mask })) as Body;
    const two = (await bodyOf({ model, references: [picture, picture] })) as Body;
    expect(one['image']).toMatch(/^data:image\/png;base64,/);
    expect(two['image']).toHaveLength(2);
    expect('mask' in one).toBe(GPT.includes(model));
    expect(await refusalOf(one)).toBeNull();
    expect(await refusalOf(two)).toBeNull();
    expect((await bodyOf({ model, mask })) as Body).not.toHaveProperty('mask');
  });

  test('takes as many references as the page says, and not one more', async () => {
    const most = GPT.includes(model) ? 16 : 14;
    const references = (count: number) => Array.from({ length: count }, () => picture);
    const body = (await bodyOf({ model, references: references(most) })) as Body;
    expect(await refusalOf(body)).toBeNull();
    expect(await bodyOf({ model, references: references(most + 1) }, true)).toContain('references');
  });
});

test.each(['png', 'webp'])('a transparent background arrives at GPT Image 1 Mini as %s', async (outputFormat) => {
  const body = (await bodyOf({ model: MINI, background: 'transparent', outputFormat })) as Body;
  expect(body['background']).toBe('transparent');
  expect(await refusalOf(body)).toBeNull();
});

describe('sent to the service', () => {
  /** The quickest picture of each family. */
  const quickest = (model: string): Partial<Draft> => ({ model, size: '816x816', outputFormat: 'jpeg' });
  const families: readonly [string, string][] = [
    ['gpt', GPT_2],
    ['gemini', 'nano-banana-2'],
  ];

  test.each(families)('each parameter of %s arrives, and is answered with pictures', (_, model) =>
    inStory({}, async ({ back, service }) => {
      const sent = Object.values(rows).filter(({ models }) => models.includes(model));
      expect(sent.length).toBe(model === GPT_2 ? 10 : 6);
      for (const { field, samples } of sent) {
        const sample = samples.find(({ draft }) => draft.n === undefined || draft.n <= 2) ?? samples[0];
        const [id = ''] = addJobs(back, [requestOf({ ...quickest(model), ...sample?.draft })]);
        await back.queue.whenIdle();
        expect(back.queue.job(id).state, field).toMatchObject({ status: 'done' });
        expect(service.requests.at(-1), field).toMatchObject({ status: 200, body: { [field]: sample?.arrives } });
      }
      expect(service.requests).toHaveLength(sent.length);
    }),
  );

  test.each(families)('references of %s arrive with a mask where it has one, and are answered', (_, model) =>
    inStory({}, async ({ back, service }) => {
      const [image, hole] = [await back.inputs.addPath(fileOf(picture)), await back.inputs.addPath(fileOf(mask))];
      addJobs(back, [requestOf({ ...quickest(model), references: [image, hole], mask: hole })]);
      await back.queue.whenIdle();
      const body = service.requests[0]?.body as Body;
      expect(service.requests).toMatchObject([{ status: 200 }]);
      const url = async (file: string) => `data:image/png;base64,${(await readFile(file)).toString('base64')}`;
      const [first, second] = await Promise.all([picture, mask].map((one) => url(fileOf(one))));
      expect(body['image']).toEqual([first, second]);
      expect(body['mask']).toBe(model === GPT_2 ? second : undefined);
    }),
  );

  test('a transparent background arrives at GPT Image 1 Mini, which can', () =>
    inStory({}, async ({ back, service }) => {
      const draft = { model: MINI, size: '1024x1024', background: 'transparent', outputFormat: 'webp' };
      const [id = ''] = addJobs(back, [requestOf(draft)]);
      await back.queue.whenIdle();
      expect(service.requests).toMatchObject([{ status: 200, body: { model: MINI, background: 'transparent' } }]);
      const { state } = back.queue.job(id);
      const file = state.status === 'done' ? back.library.file(state.assets[0] ?? '') : null;
      expect((await sharp(file ?? '').stats()).isOpaque).toBe(false);
    }));
});

describe('what the page refuses can’t be sent, even knowingly', () => {
  test.each<[string, Partial<Draft>, string]>([
    ['a transparent background of GPT Image 2', { background: 'transparent' }, 'background'],
    ['no words', { prompt: ' ' }, 'prompt'],
    ['too many words', { prompt: 'x'.repeat(32_001) }, 'prompt'],
    ['no picture', { n: 0 }, 'n'],
    ['eleven pictures', { n: 11 }, 'n'],
    ['half a picture', { n: 1.5 }, 'n'],
    ['four previews', { stream: true, partialImages: 4 }, 'partialImages'],
    ['compression beyond 100', { outputFormat: 'webp', outputCompression: 101 }, 'outputCompression'],
    ['a quality of its own', { quality: 'ultra' }, 'quality'],
    ['a format of its own', { outputFormat: 'gif' }, 'outputFormat'],
    ['a moderation of its own', { moderation: 'off' }, 'moderation'],
    ['a model nobody knows', { model: 'x/y' }, 'model'],
    ['a thinking level of its own', { model: 'nano-banana-2', thinkingLevel: 'deep' }, 'thinkingLevel'],
    ['a size that is no size', { size: 'large' }, 'size'],
  ])('%s', async (_, draft, field) => {
    expect(await bodyOf(draft, true)).toContain(field);
  });
});

describe('several pictures with previews go out one by one', () => {
  test('so that no stream asks for more than one', () =>
    inStory({}, async ({ back, service }) => {
      const request = toRequest({ ...emptyDraft(), prompt: 'x', ...quick, n: 3, partialImages: 1 });
      if (!request.ok) throw new Error('refused');
      addJobs(back, [request.value]);
      await back.queue.whenIdle();
      const asked = service.requests.map(({ body, status }) => [(body as Body)['n'], status]);
      expect(asked).toEqual([
        [1, 200],
        [1, 200],
        [1, 200],
      ]);
    }));
});

describe('what is only likely to be refused', () => {
  const likely: readonly [string, Partial<Draft>, string][] = [
    ['a size off the grid', { size: '1000x1000' }, 'size'],
    ['a size beyond the longest edge', { size: '4096x1536' }, 'size'],
    ['a shape beyond 3:1', { size: '3200x800' }, 'size'],
    ['too few pixels', { size: '512x512' }, 'size'],
    ['too many pixels', { size: '3840x3840' }, 'size'],
    ['a size the smaller model doesn’t list', { model: MINI, size: '2048x2048' }, 'size'],
    ['transparency in a JPEG', { model: MINI, background: 'transparent', outputFormat: 'jpeg' }, 'background'],
  ];

  test.each(likely)('is held back, unless a person insists: %s', async (_, draft, field) => {
    expect(Array.isArray(await bodyOf(draft))).toBe(true);
    expect(await refusalOf((await bodyOf(draft, true)) as Body)).toBe(field);
  });

  test('and sent knowingly, becomes a failed job that names the field and costs nothing', () =>
    inStory({}, async ({ back, service }) => {
      const requests = likely.map(([, draft]) => {
        const request = toRequest({ ...emptyDraft(), prompt: 'x', ...draft }, { sendAnyway: true });
        if (!request.ok) throw new Error('refused');
        return request.value;
      });
      const ids = addJobs(back, requests);
      await back.queue.whenIdle();
      const states = ids.map((id) => back.queue.job(id).state);
      for (const [index, [, , field]] of likely.entries()) {
        const state = states[index];
        expect(state).toMatchObject({ status: 'failed', error: { kind: 'request-invalid', field } });
        if (state?.status === 'failed') expect(describeError(state.error).what).toContain(`${field}: `);
      }
      expect(service.requests).toHaveLength(likely.length);
      expect(back.usage.today()).toEqual({ charged: 0, maybe: 0 });
    }));
});

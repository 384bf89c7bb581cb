import { describe, expect, test } from 'vitest';
import { checkDraft, fromRequest, toRequest, unusedFields } from '../../../shared/check-draft.ts';
import { type Draft, emptyDraft } from '../../../shared/draft.ts';
import { findModel, MODELS, type ParameterName } from '../../../shared/models.ts';
import { recipeText, splitForPreviews } from '../../../shared/request.ts';
import { isWordKey, say } from '../../../shared/words/say.ts';

const draft = (fields: Partial<Draft> = {}): Draft => ({ ...emptyDraft(), prompt: 'A harbour', ...fields });
const codes = (fields: Partial<Draft>) =>
  checkDraft(draft(fields)).map((issue) => `${issue.field} ${issue.severity} ${issue.code}`);
const picture = (fields: Partial<Draft['references'][number]> = {}) => ({
  hash: 'b'.repeat(64),
  kind: 'png' as const,
  width: 1024,
  height: 1024,
  bytes: 1_000_000,
  name: 'jug.png',
  ...fields,
});

describe('a draft', () => {
  test('with nothing but a prompt can be sent', () => expect(toRequest(draft()).ok).toBe(true));

  test.each<[string, Partial<Draft>, string]>([
    ['an empty prompt', { prompt: '  ' }, 'prompt error prompt-empty'],
    ['a prompt over the limit', { prompt: 'x'.repeat(32_001) }, 'prompt error prompt-long'],
    ['an unknown model', { model: 'openai/none' }, 'model error model-unknown'],
    [
      'seventeen references',
      { references: Array.from({ length: 17 }, () => picture()) },
      'references error references-many',
    ],
    [
      'a reference over the weight',
      { references: [picture({ bytes: 51_000_000 })] },
      'references error reference-heavy',
    ],
    [
      'a transparent background on gpt-image-2',
      { background: 'transparent' },
      'background error transparent-unsupported',
    ],
    [
      'transparent JPEG',
      { model: 'openai/gpt-image-1-mini', background: 'transparent', outputFormat: 'jpeg' },
      'outputFormat risky transparent-jpeg',
    ],
    ['a size outside the rules', { size: '9x9' }, 'size risky size-multiple'],
    ['a size that is none', { size: 'big' }, 'size error size-format'],
    ['an experimental size', { size: '3840x2160' }, 'size note size-experimental'],
    ['a mask without a picture', { mask: picture() }, 'mask note mask-without-picture'],
    ['a mask of another size', { mask: picture({ width: 512 }), references: [picture()] }, 'mask error mask-size'],
    ['a heavy mask', { mask: picture({ bytes: 5_000_000 }), references: [picture()] }, 'mask risky mask-over-4mb'],
    ['eleven pictures', { n: 11 }, 'n error range'],
    ['half a picture', { n: 1.5 }, 'n error range'],
    ['four previews', { partialImages: 4 }, 'partialImages error range'],
    ['compression over 100', { outputCompression: 101 }, 'outputCompression error range'],
    ['a quality that is none', { quality: 'ultra' }, 'quality error choice'],
    ['WebP from Gemini', { model: 'nano-banana-pro', outputFormat: 'webp' }, 'outputFormat note becomes'],
  ])('says so: %s', (_name, fields, expected) => expect(codes(fields)).toContain(expected));

  test('that is only likely to be refused goes when a person insists; one the page forbids does not', () => {
    expect(toRequest(draft({ size: '9x9' })).ok).toBe(false);
    expect(toRequest(draft({ size: '9x9' }), { sendAnyway: true }).ok).toBe(true);
    expect(toRequest(draft({ background: 'transparent' }), { sendAnyway: true }).ok).toBe(false);
  });

  test('keeps what another family has no use for, and sends none of it', () => {
    const kept = draft({ model: 'nano-banana-2', n: 4, quality: 'high', mask: picture(), references: [picture()] });
    const result = toRequest(kept);
    expect(result).toMatchObject({ ok: true, value: { family: 'gemini', model: 'google/gemini-3.1-flash-image' } });
    expect(JSON.stringify(result)).not.toMatch(/quality|mask|"n"/);
    const row = findModel('nano-banana-2');
    expect(row && unusedFields(kept, row)).toEqual(expect.arrayContaining(['mask', 'n', 'quality']));
  });

  test('leaves the mask and the compression out where they would do nothing', () => {
    expect(toRequest(draft({ mask: picture(), outputCompression: 40 }))).toMatchObject({
      ok: true,
      value: { mask: null, outputCompression: null },
    });
  });

  test('can be made again from its request', () => {
    const first = toRequest(draft({ n: 3, size: '1536x1024', quality: 'high', references: [picture()] }));
    if (!first.ok) throw new Error('not sendable');
    expect(toRequest(fromRequest(first.value, emptyDraft()))).toEqual(first);
  });
});

describe('the capability table', () => {
  const names: readonly ParameterName[] = [
    'references',
    'mask',
    'n',
    'size',
    'quality',
    'background',
    'outputFormat',
    'outputCompression',
    'moderation',
    'thinkingLevel',
    'responseModalities',
    'mediaResolution',
    'stream',
    'partialImages',
    'user',
  ];

  test('has a row for every model with every parameter in it', () => {
    for (const model of MODELS) expect(Object.keys(model.parameters).sort()).toEqual([...names].sort());
  });

  test('knows the aliases of the page', () => {
    expect(findModel('nano-banana-pro')?.id).toBe('google/gemini-3-pro-image');
    expect(findModel('nano-banana-2')?.id).toBe('google/gemini-3.1-flash-image');
    expect(findModel('acme/new', [{ id: 'acme/new', family: 'gemini' }])).toMatchObject({
      id: 'acme/new',
      family: 'gemini',
    });
  });

  test('has words for every field and every reason it can give', () => {
    for (const name of names) expect(isWordKey(`field.${name}`), name).toBe(true);
    for (const model of MODELS)
      for (const { rejects } of Object.values(model.parameters))
        for (const { reason } of Object.values(rejects)) expect(isWordKey(`issue.${reason}`), reason).toBe(true);
  });
});

describe('a request', () => {
  const of = (fields: Partial<Draft>) => {
    const result = toRequest(draft(fields));
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value;
  };

  test('keeps its recipe when only what carries it changes', () => {
    expect(recipeText(of({ stream: true, partialImages: 2, user: 'u1' }), 0)).toBe(recipeText(of({}), 0));
    expect(recipeText(of({ model: 'nano-banana-2' }), 0)).toBe(
      recipeText(of({ model: 'google/gemini-3.1-flash-image' }), 0),
    );
  });

  test('is another recipe when anything that makes the picture changes', () => {
    const base = recipeText(of({}), 0);
    for (const fields of [
      { prompt: 'x' },
      { n: 2 },
      { size: '1024x1024' },
      { quality: 'high' },
      { moderation: 'low' },
      { references: [picture()] },
    ])
      expect(recipeText(of(fields), 0), JSON.stringify(fields)).not.toBe(base);
    expect(recipeText(of({}), 1)).not.toBe(base);
  });

  test('for several pictures with previews becomes as many single streams', () => {
    expect(
      splitForPreviews(of({ n: 3, stream: true, partialImages: 1 })).map((one) => one.family === 'gpt' && one.n),
    ).toEqual([1, 1, 1]);
    expect(splitForPreviews(of({ n: 3 }))).toHaveLength(1);
  });

  test('names every issue it can have in words', () => {
    const all = [{ prompt: '' }, { size: '9x9' }, { n: 0 }, { background: 'transparent' }, { mask: picture() }];
    for (const fields of all)
      for (const issue of checkDraft(draft(fields))) {
        const key = `issue.${issue.code}`;
        expect(isWordKey(key) && say(key, issue.values).length).toBeGreaterThan(5);
      }
  });
});

import { describe, expect, test } from 'vitest';
import { createDryRun, linesToDrafts } from '../../../shared/batch.ts';
import { emptyDraft } from '../../../shared/draft.ts';
import { inputRef } from '../../support/requests.ts';
import { UPSTREAM_PRICES } from '../../../shared/price.ts';

const base = { ...emptyDraft(), size: '1024x1024', quality: 'low', n: 2, stream: true, partialImages: 2 };
const prices = UPSTREAM_PRICES;
const run = (text: string, draft = base, options = {}) =>
  createDryRun({ prices, ...options })(linesToDrafts(text, draft));

describe('lines of text', () => {
  test('become one draft each, trimmed, blank ones skipped, with the settings of the form', () => {
    const lines = linesToDrafts('  a jug \r\n\r\n\t\na bowl\n# a hash is a prompt too', base);
    expect(lines.map(({ line, draft }) => [line, draft.prompt])).toEqual([
      [1, 'a jug'],
      [4, 'a bowl'],
      [5, '# a hash is a prompt too'],
    ]);
    expect(lines.every(({ draft }) => draft.size === '1024x1024' && draft.n === 2)).toBe(true);
  });

  test('never ask for previews, whatever the form says', () => {
    expect(run('a jug').jobs[0]?.request).toMatchObject({ stream: false, partialImages: 0, n: 2 });
  });

  test('count repetitions of the same line, so that each is a recipe of its own', () => {
    expect(linesToDrafts('a jug\na bowl\na jug\n a jug ', base).map(({ repetition }) => repetition)).toEqual([
      0, 0, 1, 2,
    ]);
  });
});

describe('a dry run', () => {
  test('makes each job a child of the pictures its references come from, each once, but not of others', () => {
    const [one, two, gone] = ['1a', '2b', '3c'].map((pair) => pair.repeat(12)) as [string, string, string];
    const references = [inputRef('a'), inputRef('b'), inputRef('c'), inputRef('d')];
    const origins = {
      [inputRef('b').hash]: two,
      [inputRef('a').hash]: one,
      [inputRef('d').hash]: one,
      [inputRef('e').hash]: gone,
    };
    const dry = run('a jug\na jug\na bowl', { ...base, references, origins });
    expect(dry.jobs.map(({ parents }) => parents)).toEqual([
      [one, two],
      [one, two],
      [one, two],
    ]);
    expect(run('a jug').jobs[0]?.parents).toEqual([]);
  });

  test('counts jobs and pictures and adds up what they are likely to cost', () => {
    const one = run('a jug');
    const two = run('a jug\na jar');
    expect([two.jobs.length, two.pictures, two.errors]).toEqual([2, 4, 0]);
    expect(two.totalMicros).toBe((one.totalMicros ?? 0) * 2);
    expect(one.totalMicros).toBeGreaterThan(0);
  });

  test('names what is wrong with each line and leaves the others alone', () => {
    const dry = run(`a jug\n${'x'.repeat(32_001)}`);
    expect(dry.rows.map(({ issues }) => issues.map(({ code }) => code))).toEqual([[], ['prompt-long']]);
    expect([dry.errors, dry.risky, dry.jobs.length]).toEqual([1, 0, 1]);
  });

  test('lets through what is only likely to be refused when a person says so', () => {
    const odd = { ...base, size: '1000x1000' };
    expect(run('a jug', odd)).toMatchObject({ errors: 1, risky: 1 });
    expect(run('a jug', odd, { sendAnyway: true })).toMatchObject({ errors: 0, risky: 0 });
  });

  test('has no total as soon as one price is unknown', () => {
    expect(
      run('a jug', { ...base, model: 'acme/own' }, { ownModels: [{ id: 'acme/own', family: 'gpt' }] }),
    ).toMatchObject({
      errors: 0,
      totalMicros: null,
    });
  });

  test('checks ten thousand lines', () => {
    const text = Array.from({ length: 10_000 }, (_, at) => `picture ${at}`).join('\n');
    expect(run(text).jobs).toHaveLength(10_000);
  });
});

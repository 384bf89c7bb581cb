import { describe, expect, test } from 'vitest';
import { fuzzyMatch, fuzzyScore } from '../../../../../renderer/app/commands/fuzzy.ts';

const names = ['Generate', 'Settings…', 'Save as…', 'Move to trash', 'Theme: as the system', 'Choose library folder…'];
const found = (query: string) =>
  fuzzyMatch(
    query,
    names.map((label) => ({ label })),
  ).map(({ label }) => label);

describe('fuzzy matching', () => {
  test('finds letters in their order only', () => {
    expect(fuzzyScore('gnr', 'Generate')).not.toBeNull();
    expect(fuzzyScore('rng', 'Generate')).toBeNull();
  });

  test('prefers beginnings of words to letters within them', () => {
    expect(found('sa')[0]).toBe('Save as…');
    expect(found('mtt')[0]).toBe('Move to trash');
    expect(found('lib')[0]).toBe('Choose library folder…');
  });

  test('prefers letters that stand together', () => {
    expect(fuzzyScore('set', 'Settings…') ?? 0).toBeGreaterThan(fuzzyScore('set', 'Some extra text') ?? 0);
  });

  test('asks for nothing and gets everything as it was', () => {
    expect(found(' ')).toEqual(names);
  });

  test('finds nothing where a letter is missing', () => {
    expect(found('xyz')).toEqual([]);
  });
});

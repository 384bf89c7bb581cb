import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeTimes, isStale } from '../../../scripts/steps/app-bundles.mjs';

describe('whether the app must be built again', () => {
  it('builds when an output is missing', () => {
    expect(isStale([1], [5, undefined])).toBe(true);
  });

  it('builds when a source is newer than the oldest output', () => {
    expect(isStale([1, 6], [9, 5])).toBe(true);
  });

  it('does not build when every output is newer than every source', () => {
    expect(isStale([1, 4], [9, 5])).toBe(false);
  });
});

describe('when sources last changed', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bundles-'));
    mkdirSync(join(folder, 'inner'));
    writeFileSync(join(folder, 'inner', 'a.ts'), '');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('sees a changed file deep inside', () => {
    utimesSync(join(folder, 'inner', 'a.ts'), new Date(), new Date(9_999_999_999_000));
    expect(Math.max(...changeTimes(folder))).toBe(9_999_999_999_000);
  });

  it('sees that a file was removed', () => {
    utimesSync(join(folder, 'inner'), 1, 1);
    const before = changeTimes(join(folder, 'inner'))[0] ?? 0;
    rmSync(join(folder, 'inner', 'a.ts'));
    expect(changeTimes(join(folder, 'inner'))[0]).toBeGreaterThan(before);
  });

  it('takes a folder that is not there as unchanged', () => {
    expect(changeTimes(join(folder, 'none'))).toEqual([]);
  });
});

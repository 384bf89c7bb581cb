import { describe, expect, it } from 'vitest';
import { assetName, monthOf, slugOf } from '../../../../electron/main/library/asset-name.ts';

describe('the name of a picture', () => {
  it.each([
    ['A red fox, in the snow!', 'a-red-fox-in-the-snow'],
    ['夜の街を歩く猫', '夜の街を歩く猫'],
    ['Ёлка и снег', 'ёлка-и-снег'],
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\con|aux?*<>"', 'c-con-aux'],
    ['🦊🦊', 'picture'],
    ['', 'picture'],
    ['a\u202Egnp.exe', 'a-gnp-exe'],
  ])('of %j begins %j', (prompt, slug) => {
    expect(slugOf(prompt)).toBe(slug);
  });

  it('ends with a whole word before 48 characters', () => {
    expect(slugOf('one two three four five six seven eight nine ten eleven twelve')).toBe(
      'one-two-three-four-five-six-seven-eight-nine-ten',
    );
  });

  it('cuts writing without spaces between characters, well below what file systems take', () => {
    const slug = slugOf('夜'.repeat(300));
    expect(slug).toBe('夜'.repeat(32));
    expect(slugOf('x'.repeat(300))).toBe('x'.repeat(48));
  });

  it('is never one that Windows keeps for itself', () => {
    const parts = { at: new Date(2026, 0, 2, 3, 4), index: 0, demo: false, draft: false };
    expect(assetName({ ...parts, prompt: 'con' })).toBe('con-0304-1');
    expect(assetName({ ...parts, prompt: 'nul', demo: true, index: 9 })).toBe('nul-0304-10-demo');
  });

  it('lies in the local month', () => {
    expect(monthOf(new Date(2026, 0, 1, 0, 0))).toBe('2026/01');
  });
});

import { describe, expect, test } from 'vitest';
import { findModel } from '../../../shared/models.ts';
import { formatSize, mappedRatio, nearestSize, parseSize, readableRatio, sizeProblem } from '../../../shared/size.ts';

const model = (id: string) => {
  const found = findModel(id);
  if (!found) throw new Error(id);
  return found;
};
const gpt2 = model('openai/gpt-image-2');
const mini = model('openai/gpt-image-1-mini');
const pro = model('nano-banana-pro');
const flash = model('nano-banana-2');
const size = (text: string) => parseSize(text) ?? { width: 0, height: 0 };

describe('sizes of gpt-image-2 (api.md §2.5)', () => {
  test.each([
    ['auto', null],
    ['816x816', null],
    ['3840x2160', null],
    ['800x800', 'too-small'],
    ['3008x3008', 'too-big'],
    ['1792x936', 'multiple'],
    ['9x9', 'multiple'],
    ['4096x1024', 'edge'],
    ['3200x1024', 'ratio'],
    ['bogus', 'format'],
    ['0x16', 'format'],
    ['1024 x 1024', 'format'],
  ])('%s → %s', (text, problem) => expect(sizeProblem(gpt2, text)).toBe(problem));

  test.each([
    ['1820x1024', '1824x1024'],
    ['512x512', '816x816'],
    ['4096x4096', '2880x2880'],
    ['1280x720', '1280x720'],
    ['1920x1080', '1936x1088'],
  ])('offers the nearest legal size: %s → %s', (from, to) =>
    expect(formatSize(nearestSize(gpt2, size(from)))).toBe(to),
  );

  test('whatever is asked, what is offered is legal and keeps the shape', () => {
    for (let step = 0; step < 400; step += 1) {
      const wanted = { width: 1 + ((step * 7919) % 5000), height: 1 + ((step * 104_729) % 5000) };
      const offered = nearestSize(gpt2, wanted);
      expect(sizeProblem(gpt2, formatSize(offered)), formatSize(wanted)).toBeNull();
      const ratio = Math.min(3, Math.max(1 / 3, wanted.width / wanted.height));
      expect(Math.abs(offered.width / offered.height / ratio - 1), formatSize(wanted)).toBeLessThan(0.02);
    }
  });
});

describe('other families', () => {
  test('the mini model has three sizes', () => {
    expect(sizeProblem(mini, '1536x1024')).toBeNull();
    expect(sizeProblem(mini, '512x512')).toBe('not-listed');
    expect(formatSize(nearestSize(mini, size('1920x1080')))).toBe('1536x1024');
  });

  test('Gemini takes any size and maps it to the nearest ratio by its logarithm', () => {
    expect(sizeProblem(pro, '1000x1')).toBeNull();
    expect(sizeProblem(pro, '30000x10')).toBe('out-of-range');
    expect(mappedRatio(pro, size('1920x1080'))).toEqual({ ratio: '16:9', pixels: { width: 1376, height: 768 } });
    expect(mappedRatio(pro, size('1000x4000'))?.ratio).toBe('9:16');
    expect(mappedRatio(flash, size('1000x4000'))?.ratio).toBe('1:4');
    expect(mappedRatio(gpt2, size('1000x4000'))).toBeNull();
  });

  test('reads a ratio only where it is short enough to say', () => {
    expect(readableRatio({ width: 1536, height: 1024 })).toBe('3:2');
    expect(readableRatio({ width: 1264, height: 848 })).toBeNull();
  });
});

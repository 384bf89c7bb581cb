import { describe, expect, test } from 'vitest';
import { shownPixel } from '../../../../../renderer/features/stage/mask/mask-coordinates.ts';
import { gridLines } from '../../../../../renderer/features/stage/pixel-grid.ts';
import { seeded } from '../../../../support/seeded.ts';

describe('the pixel grid', () => {
  test('has a line where each pixel of the picture begins on screen, whatever the zoom and the pan', () => {
    const random = seeded(4);
    for (let round = 0; round < 200; round += 1) {
      const [zoom, pan] = [8 + random() * 24, (random() - 0.5) * 400];
      const [length, room] = [64, 500];
      const begins = Array.from({ length: room }, (_none, at) => at).filter((at) => {
        const [here, before] = [shownPixel(at, pan, zoom), shownPixel(at - 1, pan, zoom)];
        return here !== before && here >= 0 && here <= length;
      });
      const lines = gridLines(pan, zoom, length, room).filter((at) => at < room);
      expect(lines.map((at) => at + 0)).toEqual(begins); // −0 is 0
    }
  });

  test('ends with the picture', () => {
    expect(gridLines(100, 10, 3, 1000)).toEqual([100, 110, 120, 130]);
    expect(gridLines(-1000, 10, 3, 200)).toEqual([]);
  });

  test('is no longer than what is in sight', () => {
    expect(gridLines(-50_000, 16, 8192, 1600).length).toBeLessThanOrEqual(102);
  });
});

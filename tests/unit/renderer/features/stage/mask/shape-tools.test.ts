import { describe, expect, test } from 'vitest';
import {
  createBoxTool,
  createLassoTool,
  createPolygonTool,
} from '../../../../../../renderer/features/stage/mask/shape-tools.ts';

const NONE = { shift: false, alt: false, space: false };
const SHIFT = { ...NONE, shift: true };
const at = (x: number, y: number) => ({ x, y });
const small = () => 0.5;
const large = () => 10;

describe('a box', () => {
  test('goes from corner to corner and is whole when it is let go', () => {
    const tool = createBoxTool('rectangle', small);
    expect(tool.pressed(at(10.2, 20.7), NONE)).toBeNull();
    tool.moved([at(12, 30), at(19.9, 24.1)], NONE);
    expect(tool.drawn()).toEqual({ kind: 'rectangle', box: { x: 10, y: 20, width: 10, height: 5 } });
    expect(tool.released()).toEqual({ kind: 'rectangle', box: { x: 10, y: 20, width: 10, height: 5 } });
    expect(tool.drawn()).toBeNull();
  });

  test('is square with Shift, around its middle with Alt, and both with both', () => {
    const tool = createBoxTool('ellipse', small);
    tool.pressed(at(50, 50), NONE);
    tool.moved([at(60, 45)], SHIFT);
    expect(tool.drawn()).toMatchObject({ box: { x: 50, y: 40, width: 11, height: 11 } });
    tool.moved([at(60, 45)], { ...NONE, alt: true });
    expect(tool.drawn()).toMatchObject({ box: { x: 40, y: 45, width: 21, height: 11 } });
    tool.moved([at(60, 45)], { ...SHIFT, alt: true });
    expect(tool.drawn()).toMatchObject({ box: { x: 40, y: 40, width: 21, height: 21 } });
  });

  test('is moved as it is while Space is held, and grows on afterwards', () => {
    const tool = createBoxTool('rectangle', small);
    tool.pressed(at(10, 10), NONE);
    tool.moved([at(20, 20)], NONE);
    tool.moved([at(25, 18)], { ...NONE, space: true });
    expect(tool.drawn()).toMatchObject({ box: { x: 15, y: 8, width: 11, height: 11 } });
    tool.moved([at(26, 19)], NONE);
    expect(tool.released()).toMatchObject({ box: { x: 15, y: 8, width: 12, height: 12 } });
  });

  test('is one pixel by a click where a pixel can be seen, and nothing where it can’t', () => {
    const click = (scale: () => number) => {
      const tool = createBoxTool('rectangle', scale);
      tool.pressed(at(3.5, 4.5), NONE);
      return tool.released();
    };
    expect(click(large)).toMatchObject({ box: { x: 3, y: 4, width: 1, height: 1 } });
    expect(click(small)).toBeNull();
  });

  test('dropped is gone, whatever the pointer does until it is let go', () => {
    const tool = createBoxTool('rectangle', small);
    tool.pressed(at(1, 1), NONE);
    tool.dropped();
    tool.moved([at(30, 30)], NONE);
    expect(tool.released()).toBeNull();
  });
});

describe('a lasso', () => {
  test('holds every place the pointer passed', () => {
    const tool = createLassoTool();
    tool.pressed(at(0, 0), NONE);
    tool.moved([at(5, 0), at(5, 5)], NONE);
    tool.moved([at(0, 5)], NONE);
    expect(tool.released()).toEqual({ kind: 'outline', points: [at(0, 0), at(5, 0), at(5, 5), at(0, 5)] });
  });

  test('that encloses nothing draws nothing', () => {
    const tool = createLassoTool();
    tool.pressed(at(0, 0), NONE);
    expect(tool.released()).toBeNull();
    expect(tool.drawn()).toBeNull();
  });
});

describe('a polygon', () => {
  const corners = (tool: ReturnType<typeof createPolygonTool>, ...points: readonly { x: number; y: number }[]) => {
    for (const point of points) {
      expect(tool.pressed(point, NONE)).toBeNull();
      expect(tool.released()).toBeNull();
    }
  };
  const square = [at(0, 0), at(50, 0), at(50, 50)];

  test('has a corner for each click and closes by Enter', () => {
    const tool = createPolygonTool(large);
    corners(tool, ...square);
    expect(tool.closed()).toEqual({ kind: 'outline', points: square });
    expect(tool.closed()).toBeNull();
  });

  test('closes by a click near its first corner, as near as it looks', () => {
    const tool = createPolygonTool(large);
    corners(tool, ...square, at(1, 1));
    expect(tool.pressed(at(0.5, 0.5), NONE)).toEqual({ kind: 'outline', points: [...square, at(1, 1)] });
  });

  test('closes by a double click, with the corner it makes', () => {
    const tool = createPolygonTool(large);
    corners(tool, ...square, at(0, 50), at(0, 50));
    expect(tool.closed()).toMatchObject({ points: [...square, at(0, 50), at(0, 50)] });
  });

  test('snaps a corner and the edge being placed to 45° with Shift', () => {
    const tool = createPolygonTool(large);
    corners(tool, at(0, 0));
    tool.moved([at(50, 4)], SHIFT);
    expect(tool.drawn()).toMatchObject({ points: [at(0, 0), { y: 0 }] });
    tool.pressed(at(40, 38), SHIFT);
    const shape = tool.drawn();
    const [, second] = shape?.kind === 'outline' ? shape.points : [];
    expect(second?.x).toBeCloseTo(second?.y ?? 0);
  });

  test('gives its last corner back, and its first with it to nothing', () => {
    const tool = createPolygonTool(large);
    corners(tool, ...square, at(0, 90));
    tool.steppedBack();
    expect(tool.drawn()).toMatchObject({ points: square });
    for (const _corner of square) tool.steppedBack();
    expect(tool.drawn()).toBeNull();
  });

  test('of two corners encloses nothing', () => {
    const tool = createPolygonTool(large);
    corners(tool, at(0, 0), at(9, 9));
    expect(tool.closed()).toBeNull();
    expect(tool.drawn()).toBeNull();
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { listenToGestures } from '../../../../../renderer/features/stage/view-gestures.ts';
import { frameChanged, useView, zoomDouble, zoomFull } from '../../../../../renderer/features/stage/view-store.ts';
import { type Point, zoomOf } from '../../../../../renderer/features/stage/view-transform.ts';

/** Where the viewport begins in the window. */
const CORNER = { x: 100, y: 50 };
const PICTURE = { width: 4000, height: 3000 };
const VIEWPORT = { width: 800, height: 600 };

let viewport: HTMLElement;
let gestures: ReturnType<typeof listenToGestures>;
let isHand: boolean;

beforeEach(() => {
  viewport = document.createElement('div');
  viewport.getBoundingClientRect = () => new DOMRect(CORNER.x, CORNER.y, VIEWPORT.width, VIEWPORT.height);
  viewport.setPointerCapture = () => undefined;
  document.body.replaceChildren(viewport);
  isHand = false;
  gestures = listenToGestures(viewport, () => isHand);
  useView.setState(useView.getInitialState());
  frameChanged({ viewport: VIEWPORT, picture: PICTURE, pixelRatio: 1 });
});
afterEach(() => gestures.stop());

const view = () => useView.getState().view;
const zoom = () => zoomOf(view(), useView.getState().frame);
/** The pixel of the picture below a point of the viewport. */
const pixelAt = ({ x, y }: Point): Point => ({ x: (x - view().x) / view().scale, y: (y - view().y) / view().scale });

/** `at` is a point of the viewport; answers whether the page may still do its own thing. */
function pointer(type: string, at: Point, button = 0): boolean {
  const { x, y } = { x: CORNER.x + at.x, y: CORNER.y + at.y };
  const init = { clientX: x, clientY: y, button, pointerId: 1, bubbles: true, cancelable: true };
  return viewport.dispatchEvent(type.startsWith('pointer') ? new PointerEvent(type, init) : new MouseEvent(type, init));
}

function key(type: 'keydown' | 'keyup', target: EventTarget = document.body): boolean {
  return target.dispatchEvent(new KeyboardEvent(type, { code: 'Space', key: ' ', bubbles: true, cancelable: true }));
}

function wheel(at: Point, init: WheelEventInit): boolean {
  const { x, y } = { x: CORNER.x + at.x, y: CORNER.y + at.y };
  // This page's wheel events know of no pointer and no keys by themselves.
  const event = new WheelEvent('wheel', { ...init, cancelable: true, bubbles: true });
  Object.defineProperties(event, { clientX: { value: x }, clientY: { value: y } });
  for (const name of ['ctrlKey', 'metaKey'] as const)
    if (init[name]) Object.defineProperty(event, name, { value: true });
  return viewport.dispatchEvent(event);
}

/** Drags 30 to the left and 20 up, and answers how far the picture went with it. */
function drag(button = 0): Point {
  const before = view();
  pointer('pointerdown', { x: 400, y: 300 }, button);
  pointer('pointermove', { x: 390, y: 300 }, button);
  pointer('pointermove', { x: 370, y: 280 }, button);
  pointer('pointerup', { x: 370, y: 280 }, button);
  return { x: view().x - before.x, y: view().y - before.y };
}

const STILL = { x: 0, y: 0 };
const WITH_THE_POINTER = { x: -30, y: -20 };

test('a drag moves the picture while Space is held over it, and only then', () => {
  zoomFull();
  expect(drag()).toEqual(STILL);
  pointer('pointerenter', { x: 400, y: 300 });
  expect(key('keydown')).toBe(false);
  expect(viewport.dataset['pan']).toBe('ready');
  expect(gestures.pans()).toBe(true);
  expect(drag()).toEqual(WITH_THE_POINTER);
  key('keyup');
  expect(viewport.dataset['pan']).toBe('off');
  expect(drag()).toEqual(STILL);
});

test('Space away from the picture, in a field or in the middle of a drag does not pan', () => {
  zoomFull();
  expect(key('keydown')).toBe(true);
  expect(drag()).toEqual(STILL);
  pointer('pointerenter', { x: 400, y: 300 });
  const field = document.body.appendChild(document.createElement('textarea'));
  field.focus();
  expect(key('keydown', field)).toBe(true);
  expect(drag()).toEqual(STILL);
  field.remove();
  pointer('pointerdown', { x: 400, y: 300 });
  expect(key('keydown')).toBe(false); // the shape's own: it must not scroll the page either
  expect(gestures.pans()).toBe(false);
});

test('a drag with the middle button, or with the hand, moves the picture', () => {
  zoomFull();
  expect(drag(1)).toEqual(WITH_THE_POINTER);
  expect(pointer('mousedown', { x: 400, y: 300 }, 1)).toBe(false);
  expect(pointer('mousedown', { x: 400, y: 300 }, 0)).toBe(true);
  isHand = true;
  expect(drag()).toEqual(WITH_THE_POINTER);
});

test('a moved pointer moves nothing once the drag is over', () => {
  zoomFull();
  pointer('pointerdown', { x: 400, y: 300 }, 1);
  expect(viewport.dataset['pan']).toBe('moving');
  pointer('pointercancel', { x: 400, y: 300 }, 1);
  const before = view();
  pointer('pointermove', { x: 300, y: 300 }, 1);
  expect(view()).toEqual(before);
  expect(gestures.pans()).toBe(false);
});

test('a double click shows every pixel of what is under it, the next one the whole picture again', () => {
  const fitted = view();
  const at = { x: 300, y: 200 };
  const below = pixelAt(at);
  pointer('dblclick', at);
  expect(zoom()).toBe(1);
  expect(pixelAt(at).x).toBeCloseTo(below.x, 0);
  expect(pixelAt(at).y).toBeCloseTo(below.y, 0);
  pointer('dblclick', at);
  expect(view()).toEqual(fitted);
});

test.each(['ctrlKey', 'metaKey'] as const)(
  'the wheel with %s zooms to the pointer and keeps the page as it is',
  (held) => {
    zoomFull();
    const at = { x: 250, y: 450 };
    const below = pixelAt(at);
    expect(wheel(at, { deltaY: -30, [held]: true })).toBe(false);
    expect(zoom()).toBeGreaterThan(1.2);
    expect(Math.abs(pixelAt(at).x - below.x)).toBeLessThanOrEqual(1);
    expect(Math.abs(pixelAt(at).y - below.y)).toBeLessThanOrEqual(1);
    wheel(at, { deltaY: 30, [held]: true });
    expect(zoom()).toBeCloseTo(1);
  },
);

test('the wheel by itself moves the picture', () => {
  zoomFull();
  const before = view();
  expect(wheel({ x: 400, y: 300 }, { deltaX: 10, deltaY: 25 })).toBe(false);
  expect(view()).toEqual({ ...before, x: before.x - 10, y: before.y - 25 });
});

test('twice its size is twice every pixel, around the middle', () => {
  const middle = { x: VIEWPORT.width / 2, y: VIEWPORT.height / 2 };
  const below = pixelAt(middle);
  zoomDouble();
  expect(zoom()).toBe(2);
  expect(pixelAt(middle)).toEqual(below);
});

test('nothing is listened to any more once it stops', () => {
  zoomFull();
  const before = view();
  gestures.stop();
  wheel({ x: 400, y: 300 }, { deltaX: 10, deltaY: 25 });
  pointer('dblclick', { x: 400, y: 300 });
  drag(1);
  expect(view()).toEqual(before);
});

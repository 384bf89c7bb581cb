import { createBitmap } from '../../renderer/features/stage/mask/mask-bitmap.ts';
import { resizeBitmap } from '../../renderer/features/stage/mask/mask-morph.ts';
import { createMaskPainter, type MaskPainter } from '../../renderer/features/stage/mask/mask-painter.ts';
import { createMaskSession, type MaskSession } from '../../renderer/features/stage/mask/mask-session.ts';
import { paintSegment } from '../../renderer/features/stage/mask/mask-stroke.ts';
import { seeded } from '../support/seeded.ts';
import { median, share } from './bench-row.ts';
import { step, type Walk } from './pen-walk.ts';

/** Runs in a page: what drawing a mask costs there, as ratios to copying the mask's bytes in the same round. */
export type MaskFigures = {
  readonly segmentP95: number;
  readonly handler: number;
  readonly handlerP95: number;
  readonly undo: number;
  /** To the mask's own bytes, after 200 strokes. */
  readonly historyBytes: number;
  /** A whole frame after 200 strokes, to one of the first. */
  readonly lateFrame: number;
  /** The handler at 8192² to that at 4096². */
  readonly largeHandler: number;
  /** Growing by 64 to growing by 4. */
  readonly grow: number;
};

const EDGE = 4096;
const ROUNDS = 5;
const GROW_ROUNDS = 9;
const STROKES_PER_ROUND = 40;
const FRAMES = 60;
/** Points of one frame: what a pointer of 250 Hz reports between two. */
const POINTS = 4;
/** Strokes drawn in frames that the browser really shows, at the beginning and at the end. */
const SHOWN_STROKES = 20;
const NIB = { diameter: 40, hardness: 1, repaints: true };
const CANVAS = { width: 1600, height: 1000 };
const LOOK = { colour: [255, 45, 45] as const, opacity: 0.5, feather: 0 };

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const times = (count: number, work: () => unknown): readonly number[] =>
  Array.from({ length: count }, () => timed(work));

const copied = { from: new Uint8Array(EDGE * EDGE).fill(1), to: new Uint8Array(EDGE * EDGE) };
const copyMs = (): number => median(times(15, () => copied.to.set(copied.from)));

type Random = () => number;

/** A mask with what shows it: the app's own painter, whose frames come when they are asked for. */
type Drawn = { readonly session: MaskSession; readonly edge: number; readonly painter: MaskPainter; paint(): void };

function openDrawn(edge: number): Drawn {
  const session = createMaskSession({ width: edge, height: edge });
  const view = { zoom: Math.min(CANVAS.width, CANVAS.height) / edge, panX: 300, panY: 0 };
  const layers = { picture: document.createElement('canvas'), overlay: document.createElement('canvas') };
  // One over the other, in sight: what nobody sees isn't composed.
  for (const layer of Object.values(layers)) Object.assign(layer.style, { position: 'absolute', inset: 0 });
  document.body.replaceChildren(layers.picture, layers.overlay);
  const painter = createMaskPainter(layers, () => ({ view, image: null, mask: session.mask, look: LOOK }));
  painter.resize(CANVAS);
  return { session, edge, painter, paint: () => frames.run() };
}

/** Takes the browser's frames away from the painter, so that its part can be timed by itself. */
const frames = {
  asked: null as FrameRequestCallback | null,
  real: window.requestAnimationFrame.bind(window),
  take(): void {
    window.requestAnimationFrame = (callback) => {
      frames.asked = callback;
      return 1;
    };
  },
  run(): void {
    const { asked } = frames;
    frames.asked = null;
    asked?.(performance.now());
  },
  next: (): Promise<number> => new Promise((shown) => frames.real(() => shown(performance.now()))),
};

/** One stroke; `each` is given the work of every frame of it: points into the mask, and what changed onto the screen. */
async function stroke(drawn: Drawn, random: Random, each: (work: () => void) => void | Promise<void>): Promise<void> {
  const { session, edge, painter } = drawn;
  let at: Walk = { x: random() * edge, y: random() * edge };
  session.strokeBegan(NIB, { point: at, pressure: 1 }, false);
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const samples = Array.from({ length: POINTS }, () => {
      at = step(at, edge, random);
      return { point: at, pressure: 1 };
    });
    await each(() => {
      const changed = session.strokeMoved(samples);
      if (changed) painter.dirty(changed);
      drawn.paint();
    });
  }
  session.strokeEnded();
}

async function handlerTimes(drawn: Drawn, strokes: number, random: Random): Promise<readonly number[]> {
  const all: number[] = [];
  for (let done = 0; done < strokes; done += 1) await stroke(drawn, random, (work) => void all.push(timed(work)));
  return all;
}

/** From one frame that was shown to the next, with a stroke going on. */
async function frameTimes(drawn: Drawn, random: Random): Promise<readonly number[]> {
  const all: number[] = [];
  let last = await frames.next();
  for (let done = 0; done < SHOWN_STROKES; done += 1)
    await stroke(drawn, random, async (work) => {
      work();
      const now = await frames.next();
      all.push(now - last);
      last = now;
    });
  return all;
}

function segmentTimes(random: Random): readonly number[] {
  const mask = createBitmap({ width: EDGE, height: EDGE });
  let at: Walk = { x: EDGE / 2, y: EDGE / 2 };
  return times(800, () => {
    const to = step(at, EDGE, random);
    paintSegment(mask, { from: at, to, diameter: NIB.diameter }, NIB);
    at = to;
  });
}

/** One beside the other, round by round: what else the machine does hits both. */
function growRatio(coverage: Uint8Array): number {
  const grown = (by: number): number => {
    const mask = { width: EDGE, height: EDGE, data: Uint8Array.from(coverage) };
    return timed(() => resizeBitmap(mask, by));
  };
  grown(4);
  return median(
    Array.from({ length: GROW_ROUNDS }, () => {
      const near = grown(4);
      return grown(64) / near;
    }),
  );
}

async function measureMask(): Promise<MaskFigures> {
  if (!crossOriginIsolated) throw new Error('Clocks are too coarse in a page that is not isolated');
  frames.take();
  const random = seeded(2);
  const large = openDrawn(8192);
  const drawn = openDrawn(EDGE);
  await handlerTimes(drawn, 1, random);
  await handlerTimes(large, 1, random);
  drawn.session.undone();

  const firstFrames = await frameTimes(drawn, random);
  const rounds: Omit<MaskFigures, 'historyBytes' | 'lateFrame' | 'grow'>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const strokes = STROKES_PER_ROUND - (round === 0 || round === ROUNDS - 1 ? SHOWN_STROKES : 0);
    const before = copyMs();
    const handler = await handlerTimes(drawn, strokes, random);
    const undo = times(15, () => drawn.session.undone());
    for (const _undone of undo) drawn.session.redone();
    const segments = segmentTimes(random);
    const largeHandler = await handlerTimes(large, 8, random);
    const copy = (before + copyMs()) / 2;
    rounds.push({
      segmentP95: share(segments, 0.95) / copy,
      handler: median(handler) / copy,
      handlerP95: share(handler, 0.95) / copy,
      undo: median(undo) / copy,
      largeHandler: median(largeHandler) / median(handler),
    });
  }
  const lastFrames = await frameTimes(drawn, random);
  const of = (figure: keyof (typeof rounds)[number]) => median(rounds.map((round) => round[figure]));
  const { steps, bytes } = drawn.session.facts();
  if (steps !== ROUNDS * STROKES_PER_ROUND) throw new Error(`${steps} strokes`);
  return {
    segmentP95: of('segmentP95'),
    handler: of('handler'),
    handlerP95: of('handlerP95'),
    undo: of('undo'),
    historyBytes: bytes / (EDGE * EDGE),
    lateFrame: median(lastFrames) / median(firstFrames),
    largeHandler: of('largeHandler'),
    grow: growRatio(drawn.session.mask.data),
  };
}

Object.assign(window, { measureMask });

import type { Size } from '../../../../shared/size.ts';
import { joined, type MaskBitmap, type PixelRect, wholeOf } from './mask-bitmap.ts';
import { type DeviceView, shownAt } from './mask-coordinates.ts';
import { createMaskHelper, newThread } from './mask-helper.ts';
import { coloured, type OverlayLook, overlayPixels, sampled } from './mask-overlay.ts';

/** What is to be seen now. */
export type MaskScene = {
  readonly view: DeviceView;
  /** The picture, or the very PNG that will be sent. */
  readonly image: ImageBitmap | null;
  readonly mask: MaskBitmap | null;
  /** Null while the mask is not laid over the picture. */
  readonly look: OverlayLook | null;
};

export type MaskPainter = {
  /** The view, the picture or the look is another one. */
  redraw(): void;
  /** These pixels of the mask are. */
  dirty(pixels: PixelRect): void;
  resize(size: Size): void;
  dispose(): void;
};

type Layers = { readonly picture: HTMLCanvasElement; readonly overlay: HTMLCanvasElement };

/** While the view moves, edges are drawn hard; they are softened beside the main thread once it rests. */
const REST_MS = 120;
/** Device pixels that are softened within a frame: a stroke with a fine nib keeps its soft edge as it goes. */
const SOFT_AT_ONCE = 100_000;

/** Draws the picture and, over it, the mask: at most once a frame, and of the mask only what changed. */
export function createMaskPainter(layers: Layers, read: () => MaskScene): MaskPainter {
  const helper = createMaskHelper(newThread());
  let frame = 0;
  let isWhole = false;
  let changed: PixelRect | null = null;
  /** Whether edges are drawn hard that should be soft. */
  let isHard = false;
  let rest: ReturnType<typeof setTimeout> | null = null;
  /** Counts what was drawn: what was softened for an earlier state is thrown away. */
  let turn = 0;

  const paint = (): void => {
    frame = 0;
    turn += 1;
    const scene = read();
    if (isWhole) drawPicture(layers.picture, scene);
    const area = areaOf(layers.overlay, scene, isWhole ? null : changed);
    const isSoft = scene.look !== null && scene.look.feather > 0;
    isHard = isSoft && (isWhole || isHard || (area !== null && area.width * area.height > SOFT_AT_ONCE));
    drawOverlay(layers.overlay, isHard ? hardly(scene) : scene, area, isWhole);
    isWhole = false;
    changed = null;
    if (rest !== null) clearTimeout(rest);
    rest = isHard ? setTimeout(() => void soften(), REST_MS) : null;
  };
  const soften = async (): Promise<void> => {
    const [mine, scene] = [turn, read()];
    const { mask, look, view } = scene;
    const area = areaOf(layers.overlay, scene, null);
    if (!mask || !look || !area) return;
    const sample = sampled(mask, area, view, look.feather);
    const { width, height, data } = sample;
    const weights = await helper.run({ kind: 'feather', mask: { width, height, data }, radius: sample.margin });
    if (!weights || mine !== turn) return;
    isHard = false;
    put(layers.overlay, coloured(weights, sample, area, view, look), area);
  };
  const schedule = (): void => {
    if (frame === 0) frame = requestAnimationFrame(paint);
  };
  return {
    redraw() {
      isWhole = true;
      schedule();
    },
    dirty(pixels) {
      changed = joined(changed, pixels);
      schedule();
    },
    resize({ width, height }) {
      for (const canvas of [layers.picture, layers.overlay]) Object.assign(canvas, { width, height });
      isWhole = true;
      cancelAnimationFrame(frame);
      paint(); // at once: a canvas is empty after its size was set, and would flash
    },
    dispose() {
      cancelAnimationFrame(frame);
      if (rest !== null) clearTimeout(rest);
      turn += 1;
      helper.rest();
      // Gives the pixels back now: the elements themselves may live on for a while.
      for (const canvas of [layers.picture, layers.overlay]) Object.assign(canvas, { width: 0, height: 0 });
    },
  };
}

const hardly = (scene: MaskScene): MaskScene => ({ ...scene, look: scene.look && { ...scene.look, feather: 0 } });

/** Below this, neighbours are averaged more than twice over: the better filter is worth its time. */
const FAR_OUT = 0.5;

function drawPicture(canvas: HTMLCanvasElement, { image, view }: MaskScene): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, canvas.width, canvas.height);
  if (!image) return;
  context.imageSmoothingEnabled = view.zoom < 1;
  context.imageSmoothingQuality = view.zoom < FAR_OUT ? 'medium' : 'low';
  context.drawImage(image, view.panX, view.panY, image.width * view.zoom, image.height * view.zoom);
}

/** The device pixels that look different when these pixels of the mask do; null: all. A soft edge spreads. */
function areaOf(
  canvas: HTMLCanvasElement,
  { mask, look, view }: MaskScene,
  pixels: PixelRect | null,
): PixelRect | null {
  if (!mask || !look) return null;
  if (!pixels) return shownAt(wholeOf(mask), view, canvas);
  const { x, y, width, height } = pixels;
  const spread = Math.ceil(look.feather) + 1;
  const wide = { x: x - spread, y: y - spread, width: width + 2 * spread, height: height + 2 * spread };
  return shownAt(wide, view, canvas);
}

function drawOverlay(canvas: HTMLCanvasElement, scene: MaskScene, area: PixelRect | null, isWhole: boolean): void {
  const { mask, look, view } = scene;
  if (isWhole || !look) canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
  if (mask && look && area) put(canvas, overlayPixels(mask, area, view, look), area);
}

function put(canvas: HTMLCanvasElement, pixels: Uint8ClampedArray<ArrayBuffer>, area: PixelRect): void {
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, area.width, area.height), area.x, area.y);
}

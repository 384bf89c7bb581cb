import type { Size } from '../../../../shared/size.ts';
import { joined, type MaskBitmap, type PixelRect, wholeOf } from './mask-bitmap.ts';
import { type DeviceView, shownAt } from './mask-coordinates.ts';
import { type OverlayLook, overlayPixels } from './mask-overlay.ts';

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

/** While the view moves, edges are drawn hard; they are feathered once it rests. */
const REST_MS = 120;

/** Draws the picture and, over it, the mask: at most once a frame, and of the mask only what changed. */
export function createMaskPainter(layers: Layers, read: () => MaskScene): MaskPainter {
  let frame = 0;
  let isWhole = false;
  let changed: PixelRect | null = null;
  let rest: ReturnType<typeof setTimeout> | null = null;

  const paint = (isResting = false): void => {
    frame = 0;
    const scene = read();
    if (isWhole) drawPicture(layers.picture, scene);
    const feather = scene.look?.feather ?? 0;
    if (isWhole && feather > 0 && !isResting) {
      drawOverlay(layers.overlay, { ...scene, look: scene.look && { ...scene.look, feather: 0 } }, null);
      if (rest !== null) clearTimeout(rest);
      rest = setTimeout(() => {
        isWhole = true;
        paint(true);
      }, REST_MS);
    } else drawOverlay(layers.overlay, scene, isWhole ? null : changed);
    isWhole = false;
    changed = null;
  };
  const schedule = (): void => {
    if (frame === 0) frame = requestAnimationFrame(() => paint());
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
      // Gives the pixels back now: the elements themselves may live on for a while.
      for (const canvas of [layers.picture, layers.overlay]) Object.assign(canvas, { width: 0, height: 0 });
    },
  };
}

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

/** `pixels` null: everything. A soft edge spreads, so more is drawn than changed. */
function drawOverlay(canvas: HTMLCanvasElement, scene: MaskScene, pixels: PixelRect | null): void {
  const { mask, look, view } = scene;
  const context = canvas.getContext('2d');
  if (!context) return;
  if (!mask || !look) return context.clearRect(0, 0, canvas.width, canvas.height);
  if (!pixels) context.clearRect(0, 0, canvas.width, canvas.height);
  const spread = Math.ceil(look.feather) + 1;
  const wide = pixels && {
    x: pixels.x - spread,
    y: pixels.y - spread,
    width: pixels.width + 2 * spread,
    height: pixels.height + 2 * spread,
  };
  const area = shownAt(wide ?? wholeOf(mask), view, canvas);
  if (!area) return;
  const image = new ImageData(overlayPixels(mask, area, view, look), area.width, area.height);
  context.putImageData(image, area.x, area.y);
}

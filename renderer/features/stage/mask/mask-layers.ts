import { currentNib, shapeFinished } from './mask-edits.ts';
import { devicePoint, deviceView, picturePoint } from './mask-coordinates.ts';
import { followWithCursor } from './mask-cursor.ts';
import { drawingChanged, drawingOpened } from './mask-drawing.ts';
import { createMaskPainter, type MaskScene } from './mask-painter.ts';
import { diameterChanged, overlayLook, useMask } from './mask-state.ts';
import { currentMask, listenToPixels, maskStroked, strokeEnded, strokeGivenUp } from './mask-work.ts';
import { watchDevicePixels } from '../device-pixels.ts';
import type { StageCanvas, StageCanvasPorts } from '../stage-canvas.ts';
import { listenToGestures } from '../view-gestures.ts';
import { useView } from '../view-store.ts';

/** The elements of the scene, back to front. */
export type MaskElements = {
  readonly viewport: HTMLElement;
  /** The ground behind the picture: what is clear shows as checks. */
  readonly backing: HTMLElement;
  readonly picture: HTMLCanvasElement;
  readonly overlay: HTMLCanvasElement;
  /** fabric's canvas goes in here, once it is loaded. */
  readonly drawing: HTMLElement;
  readonly ring: HTMLElement;
};

export type MaskLayers = {
  /** The picture, or the PNG that will be sent. */
  setImage(image: ImageBitmap | null): void;
  dispose(): void;
};

/** Ties the layers of mask mode together: one view for all, pixels in, pixels out. React places the elements and no more. */
export function openMaskLayers(elements: MaskElements): MaskLayers {
  let image: ImageBitmap | null = null;
  let canvas: StageCanvas | null = null;
  let isOpen = true;
  const listening = new AbortController();
  const { signal } = listening;

  const painter = createMaskPainter(elements, () => sceneNow(image));
  const gestures = listenToGestures(elements.viewport, () => elements.viewport.dataset['tool'] === 'pan');
  const placed = (): void => {
    placeBacking(elements.backing);
    canvas?.setView(useView.getState().view);
    painter.redraw();
  };
  const toolSet = (): void => {
    const { tool, look } = useMask.getState();
    elements.viewport.dataset['tool'] = look === 'sent' ? 'pan' : tool;
    canvas?.setTool(tool);
  };
  const sized = watchDevicePixels(elements.overlay, (size) => {
    const { clientWidth, clientHeight } = elements.viewport;
    canvas?.setSize(clientWidth, clientHeight);
    painter.resize(size);
  });
  const stops = [
    sized,
    gestures.stop,
    followWithCursor(elements.viewport, elements.ring),
    useView.subscribe(placed),
    useMask.subscribe((now, before) => {
      if (now.tool !== before.tool || now.look !== before.look) toolSet();
      if (now.overlay !== before.overlay || now.look !== before.look || now.feather !== before.feather)
        painter.redraw();
    }),
    listenToPixels((pixels) => painter.dirty(pixels)),
  ];
  // A double click closes a polygon, or is two quick dabs; it zooms only for the hand, which this layer lets through.
  elements.drawing.addEventListener('dblclick', (event) => event.stopPropagation(), { signal });

  void import('../stage-canvas.ts').then(({ createStageCanvas }) => {
    if (!isOpen) return;
    canvas = createStageCanvas(elements.drawing, portsOf(elements));
    stops.push(drawingOpened(canvas));
    canvas.setSize(elements.viewport.clientWidth, elements.viewport.clientHeight);
    elements.viewport.dataset['ready'] = 'yes';
    toolSet();
    placed();
  });
  placed();
  return {
    setImage(next) {
      image = next;
      painter.redraw();
    },
    dispose() {
      isOpen = false;
      strokeEnded();
      listening.abort();
      for (const stop of stops) stop();
      painter.dispose();
      canvas?.dispose();
    },
  };
}

function sceneNow(image: ImageBitmap | null): MaskScene {
  const { view, frame } = useView.getState();
  return {
    view: deviceView(view, frame),
    image,
    mask: currentMask()?.mask ?? null,
    look: overlayLook(useMask.getState()),
  };
}

function portsOf({ overlay, viewport }: MaskElements): StageCanvasPorts {
  let diameterBefore = 1;
  const scale = (): number => useView.getState().view.scale;
  return {
    scale,
    pointOf: (event) => {
      const { view, frame } = useView.getState();
      const device = devicePoint(event, overlay.getBoundingClientRect(), frame.pixelRatio);
      return picturePoint(device, deviceView(view, frame));
    },
    strokeBegan: (sample, isLine) => maskStroked((session) => session.strokeBegan(currentNib(), sample, isLine)),
    strokeMoved: (samples) => maskStroked((session) => session.strokeMoved(samples)),
    strokeEnded,
    strokeGivenUp,
    shapeFinished,
    drawingChanged,
    nibDragged: (by) => {
      if (by === null) return void delete viewport.dataset['nib'];
      if (viewport.dataset['nib'] === undefined) diameterBefore = useMask.getState().diameter;
      viewport.dataset['nib'] = 'resizing';
      diameterChanged(diameterBefore + (2 * by) / scale());
    },
  };
}

function placeBacking(backing: HTMLElement): void {
  const { view, frame } = useView.getState();
  backing.style.transform = `translate(${view.x}px, ${view.y}px)`;
  backing.style.width = `${frame.picture.width * view.scale}px`;
  backing.style.height = `${frame.picture.height * view.scale}px`;
}

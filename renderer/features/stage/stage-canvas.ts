import { BaseBrush, Canvas, Ellipse, type FabricObject, Polyline, Rect, type TBrushEventData } from 'fabric';
import type { Sample } from './mask/mask-session.ts';
import type { MaskTool } from './mask/mask-state.ts';
import {
  createBoxTool,
  createLassoTool,
  createPolygonTool,
  type DrawnShape,
  type HeldKeys,
  type ShapeTool,
} from './mask/shape-tools.ts';
import type { Point, View } from './view-transform.ts';

/** What the canvas needs to know and what it does with what is drawn. Points are pixels of the picture. */
export type StageCanvasPorts = {
  /** Where an event lies, from the event itself: fabric's own points lose what lies between pixels. */
  readonly pointOf: (event: { readonly clientX: number; readonly clientY: number }) => Point;
  /** CSS pixels per pixel of the picture. */
  readonly scale: () => number;
  readonly strokeBegan: (sample: Sample, isLine: boolean) => void;
  readonly strokeMoved: (samples: readonly Sample[]) => void;
  readonly strokeEnded: () => void;
  readonly strokeGivenUp: () => void;
  readonly shapeFinished: (shape: DrawnShape) => void;
  /** Alt-drag: how far to the side since it began, in CSS pixels; null when it is over. */
  readonly nibDragged: (by: number | null) => void;
  /** Whether something is begun that Escape would drop. */
  readonly drawingChanged: (isDrawing: boolean) => void;
};

export type StageCanvas = {
  setTool(tool: MaskTool): void;
  setView(view: View): void;
  setSize(width: number, height: number): void;
  /** Closes what is being drawn. */
  close(): void;
  /** Drops what is being drawn. */
  drop(): void;
  /** Takes the last corner of a polygon back. */
  stepBack(): void;
  dispose(): void;
};

/** A brush that leaves no object on the canvas; most can't be closed by a key. */
abstract class MaskBrush extends BaseBrush {
  protected readonly ports: StageCanvasPorts;
  constructor(canvas: Canvas, ports: StageCanvasPorts) {
    super(canvas);
    this.ports = ports;
  }
  /** The pointer is up, or was taken away. True while more of the shape is to come. */
  abstract released(): boolean;
  /** What was begun, as if it had never been. */
  abstract drop(): void;
  onMouseUp(): boolean {
    return this.released();
  }
  /** fabric asks a brush to draw itself again; what this one drew is in the mask. */
  _render(): void {
    this.canvas.requestRenderAll();
  }
  close(): void {}
  stepBack(): void {}
  protected capture({ e }: TBrushEventData): void {
    if (e instanceof PointerEvent) this.canvas.upperCanvasEl.setPointerCapture(e.pointerId);
  }
  /** Every place the pointer was at since the last event: a pen reports several a frame. */
  protected passed({ e }: TBrushEventData): readonly { readonly clientX: number; readonly clientY: number }[] {
    if (!(e instanceof MouseEvent)) return [e.changedTouches[0] ?? { clientX: 0, clientY: 0 }];
    const passed = e instanceof PointerEvent ? e.getCoalescedEvents() : [];
    return passed.length > 0 ? passed : [e];
  }
}

/** Brush and eraser: every point the pointer passed goes straight into the mask. */
class PaintBrush extends MaskBrush {
  private doing: 'stroke' | 'resize' | null = null;
  private from = 0;

  onMouseDown(_point: unknown, event: TBrushEventData): void {
    const { e } = event;
    if (!(e instanceof PointerEvent)) return;
    this.capture(event);
    this.from = e.clientX;
    this.doing = e.altKey ? 'resize' : 'stroke';
    if (e.altKey) return this.ports.nibDragged(0);
    this.ports.drawingChanged(true);
    this.ports.strokeBegan(this.sample(e, e), e.shiftKey);
  }
  onMouseMove(_point: unknown, event: TBrushEventData): void {
    const { e } = event;
    if (!(e instanceof PointerEvent)) return;
    if (this.doing === 'resize') this.ports.nibDragged(e.clientX - this.from);
    if (this.doing === 'stroke') this.ports.strokeMoved(this.passed(event).map((passed) => this.sample(e, passed)));
  }
  released(): boolean {
    if (this.doing === 'resize') this.ports.nibDragged(null);
    if (this.doing === 'stroke') this.ports.strokeEnded();
    this.over();
    return false;
  }
  drop(): void {
    if (this.doing === 'resize') this.ports.nibDragged(null);
    if (this.doing === 'stroke') this.ports.strokeGivenUp();
    this.over();
  }
  private over(): void {
    this.doing = null;
    this.ports.drawingChanged(false);
  }
  private sample({ pointerType }: PointerEvent, at: { readonly clientX: number; readonly clientY: number }): Sample {
    const pressure = pointerType === 'pen' && at instanceof PointerEvent ? at.pressure : 1;
    return { point: this.ports.pointOf(at), pressure };
  }
}

const LOOK = {
  originX: 'left',
  originY: 'top',
  fill: 'rgba(128, 128, 128, 0.25)',
  stroke: '#ffffff',
  strokeUniform: true,
  objectCaching: false,
  selectable: false,
  evented: false,
} as const;

/** A drawn shape as fabric shows it. */
function objectOf(shape: DrawnShape): FabricObject {
  if (shape.kind === 'outline') return new Polyline([...shape.points], { ...LOOK });
  const { x, y, width, height } = shape.box;
  const place = { ...LOOK, left: x, top: y };
  return shape.kind === 'rectangle'
    ? new Rect({ ...place, width, height })
    : new Ellipse({ ...place, rx: width / 2, ry: height / 2 });
}

/** Shapes are fabric objects while they are drawn. */
class ShapeBrush extends MaskBrush {
  private shown: FabricObject | null = null;
  private readonly tool: ShapeTool;
  private readonly isSpaceHeld: () => boolean;
  constructor(canvas: Canvas, ports: StageCanvasPorts, tool: ShapeTool, isSpaceHeld: () => boolean) {
    super(canvas, ports);
    this.tool = tool;
    this.isSpaceHeld = isSpaceHeld;
  }
  onMouseDown(_point: unknown, event: TBrushEventData): void {
    this.capture(event);
    const point = this.points(event).at(-1);
    if (point) this.take(this.tool.pressed(point, this.held(event)));
  }
  onMouseMove(_point: unknown, event: TBrushEventData): void {
    this.tool.moved(this.points(event), this.held(event));
    this.show();
  }
  released(): boolean {
    this.take(this.tool.released());
    return this.tool.drawn() !== null; // true: fabric keeps telling where the pointer is, for the edge being placed
  }
  override close(): void {
    this.take(this.tool.closed());
  }
  drop(): void {
    this.tool.dropped();
    this.show();
  }
  override stepBack(): void {
    this.tool.steppedBack();
    this.show();
  }
  private take(shape: DrawnShape | null): void {
    this.show();
    if (shape) this.ports.shapeFinished(shape);
  }
  private show(): void {
    const shape = this.tool.drawn();
    if (this.shown) this.canvas.remove(this.shown);
    this.shown = shape && objectOf(shape);
    if (this.shown) this.canvas.add(this.shown.set({ strokeWidth: 1 / this.ports.scale() }));
    this.ports.drawingChanged(shape !== null);
    this._render();
  }
  private points(event: TBrushEventData): readonly Point[] {
    return this.passed(event).map(this.ports.pointOf);
  }
  private held({ e }: TBrushEventData): HeldKeys {
    return { shift: e.shiftKey, alt: e.altKey, space: this.isSpaceHeld() };
  }
}

/** The layer on which masks are drawn. It only ever holds the shape being drawn: everything else is in the bitmap. */
export function createStageCanvas(host: HTMLElement, ports: StageCanvasPorts): StageCanvas {
  const element = document.createElement('canvas');
  host.append(element);
  const canvas = new Canvas(element, {
    enablePointerEvents: true,
    isDrawingMode: true,
    selection: false,
    skipTargetFind: true,
    renderOnAddRemove: false,
  });
  const listening = new AbortController();
  const { signal } = listening;
  const isSpaceHeld = watchSpace(signal);
  const shapes = (tool: ShapeTool): MaskBrush => new ShapeBrush(canvas, ports, tool, isSpaceHeld);
  const brushOf = (tool: MaskTool): MaskBrush | null => {
    if (tool === 'pan') return null;
    if (tool === 'brush' || tool === 'eraser') return new PaintBrush(canvas, ports);
    if (tool === 'lasso') return shapes(createLassoTool());
    return shapes(tool === 'polygon' ? createPolygonTool(ports.scale) : createBoxTool(tool, ports.scale));
  };
  let brush: MaskBrush | null = null;
  canvas.upperCanvasEl.addEventListener('dblclick', () => brush?.close(), { signal });
  // A system gesture takes the pointer away: what was drawn so far stays, as after letting go.
  canvas.upperCanvasEl.addEventListener('pointercancel', () => brush?.released(), { signal });
  return {
    setTool(tool) {
      brush?.drop();
      brush = brushOf(tool);
      if (brush) canvas.freeDrawingBrush = brush;
      canvas.isDrawingMode = brush !== null;
      canvas.freeDrawingCursor = brush instanceof PaintBrush ? 'none' : 'crosshair';
      canvas.setCursor(brush ? canvas.freeDrawingCursor : 'grab');
    },
    setView({ scale, x, y }) {
      canvas.setViewportTransform([scale, 0, 0, scale, x, y]);
    },
    setSize: (width, height) => canvas.setDimensions({ width, height }),
    close: () => brush?.close(),
    drop: () => brush?.drop(),
    stepBack: () => brush?.stepBack(),
    dispose() {
      brush?.drop();
      listening.abort();
      void canvas.dispose().then(() => host.replaceChildren());
    },
  };
}

/** No event of a pointer says it. */
function watchSpace(signal: AbortSignal): () => boolean {
  let isHeld = false;
  const key = ({ type, code }: KeyboardEvent): void => {
    if (code === 'Space') isHeld = type === 'keydown';
  };
  for (const type of ['keydown', 'keyup'] as const) window.addEventListener(type, key, { signal, capture: true });
  return () => isHeld;
}

import { BaseBrush, Canvas, Ellipse, type FabricObject, Polyline, Rect, type TBrushEventData } from 'fabric';
import { draggedBox, snapped } from './mask/mask-coordinates.ts';
import type { DrawnShape } from './mask/mask-edits.ts';
import type { Sample } from './mask/mask-session.ts';
import type { MaskTool } from './mask/mask-state.ts';
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
  readonly shapeFinished: (shape: DrawnShape) => void;
  /** Alt-drag: how far to the side since it began, in CSS pixels. */
  readonly nibDragged: (by: number, isStart: boolean) => void;
};

export type StageCanvas = {
  setTool(tool: MaskTool): void;
  setView(view: View): void;
  setSize(width: number, height: number): void;
  /** Enter: closes what is being drawn. True when there was something. */
  finish(): boolean;
  /** Escape: drops what is being drawn. */
  cancel(): boolean;
  /** Backspace: takes the last corner of a polygon back. */
  stepBack(): boolean;
  dispose(): void;
};

/** A brush that leaves no object on the canvas; most can't be finished by a key. */
abstract class MaskBrush extends BaseBrush {
  protected readonly ports: StageCanvasPorts;
  constructor(canvas: Canvas, ports: StageCanvasPorts) {
    super(canvas);
    this.ports = ports;
  }
  /** The pointer is up, or was taken away. True while more of the shape is to come. */
  abstract released(): boolean;
  onMouseUp(): boolean {
    return this.released();
  }
  /** fabric asks a brush to draw itself again; what this one drew is in the mask. */
  _render(): void {
    this.canvas.requestRenderAll();
  }
  finish(): boolean {
    return false;
  }
  cancel(): boolean {
    return false;
  }
  stepBack(): boolean {
    return false;
  }
  protected pointAt({ e }: TBrushEventData): Point {
    return this.ports.pointOf(e instanceof MouseEvent ? e : (e.changedTouches[0] ?? { clientX: 0, clientY: 0 }));
  }
}

/** Brush and eraser: every point the pointer passed goes straight into the mask. */
class PaintBrush extends MaskBrush {
  private dragFrom: number | null = null;

  onMouseDown(_point: unknown, { e }: TBrushEventData): void {
    if (!(e instanceof PointerEvent)) return;
    this.canvas.upperCanvasEl.setPointerCapture(e.pointerId);
    if (e.altKey) {
      this.dragFrom = e.clientX;
      this.ports.nibDragged(0, true);
      return;
    }
    const [sample] = this.samples(e, [e]);
    if (sample) this.ports.strokeBegan(sample, e.shiftKey);
  }
  onMouseMove(_point: unknown, { e }: TBrushEventData): void {
    if (!(e instanceof PointerEvent)) return;
    if (this.dragFrom !== null) return this.ports.nibDragged(e.clientX - this.dragFrom, false);
    const passed = e.getCoalescedEvents();
    this.ports.strokeMoved(this.samples(e, passed.length > 0 ? passed : [e]));
  }
  released(): boolean {
    this.dragFrom = null;
    this.ports.strokeEnded();
    return false;
  }
  private samples({ pointerType }: PointerEvent, events: readonly PointerEvent[]): readonly Sample[] {
    return events.map((event) => ({
      point: this.ports.pointOf(event),
      pressure: pointerType === 'pen' ? event.pressure : 1,
    }));
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

/** Shapes are fabric objects while they are drawn. */
abstract class ShapeBrush extends MaskBrush {
  protected shape: FabricObject | null = null;

  protected show(shape: FabricObject): void {
    this.hide();
    this.shape = shape;
    shape.set({ strokeWidth: 1 / this.ports.scale() });
    this.canvas.add(shape);
    this._render();
  }
  protected hide(): void {
    if (this.shape) this.canvas.remove(this.shape);
    this.shape = null;
    this._render();
  }
}

/** Rectangle and ellipse: from corner to corner, square with Shift. */
class BoxBrush extends ShapeBrush {
  private from: Point | null = null;
  private box: ReturnType<typeof draggedBox> | null = null;
  private readonly kind: 'rectangle' | 'ellipse';
  constructor(canvas: Canvas, ports: StageCanvasPorts, kind: 'rectangle' | 'ellipse') {
    super(canvas, ports);
    this.kind = kind;
  }
  onMouseDown(_point: unknown, event: TBrushEventData): void {
    if (event.e instanceof PointerEvent) this.canvas.upperCanvasEl.setPointerCapture(event.e.pointerId);
    this.from = this.pointAt(event);
    this.drag(event);
  }
  onMouseMove(_point: unknown, event: TBrushEventData): void {
    this.drag(event);
  }
  released(): boolean {
    const { box, kind } = this;
    this.cancel();
    if (box) this.ports.shapeFinished({ kind, box });
    return false;
  }
  override cancel(): boolean {
    const was = this.from !== null;
    this.from = null;
    this.box = null;
    this.hide();
    return was;
  }
  private drag(event: TBrushEventData): void {
    if (!this.from) return;
    const box = draggedBox(this.from, this.pointAt(event), event.e.shiftKey);
    this.box = box;
    const place = { ...LOOK, left: box.x, top: box.y };
    this.show(
      this.kind === 'rectangle'
        ? new Rect({ ...place, width: box.width, height: box.height })
        : new Ellipse({ ...place, rx: box.width / 2, ry: box.height / 2 }),
    );
  }
}

/** How near its first corner a click closes a polygon, in CSS pixels. */
const CLOSE_WITHIN = 8;

/** Lasso: the line the pointer draws. Polygon: a corner for each click, across, down or at 45° with Shift. */
class OutlineBrush extends ShapeBrush {
  private points: Point[] = [];
  private readonly isLasso: boolean;
  constructor(canvas: Canvas, ports: StageCanvasPorts, kind: 'lasso' | 'polygon') {
    super(canvas, ports);
    this.isLasso = kind === 'lasso';
  }
  onMouseDown(_point: unknown, event: TBrushEventData): void {
    if (event.e instanceof PointerEvent) this.canvas.upperCanvasEl.setPointerCapture(event.e.pointerId);
    const point = this.corner(event);
    const first = this.points[0];
    if (!this.isLasso && first && this.points.length > 2 && this.isNear(first, point)) return void this.finish();
    this.points.push(point);
    this.draw(point);
  }
  onMouseMove(_point: unknown, event: TBrushEventData): void {
    if (this.points.length === 0) return;
    if (!this.isLasso) return this.draw(this.corner(event));
    const { e } = event;
    const passed = e instanceof PointerEvent ? e.getCoalescedEvents() : [];
    const points = passed.length > 0 ? passed.map(this.ports.pointOf) : [this.pointAt(event)];
    this.points.push(...points);
    this.draw(null);
  }
  released(): boolean {
    if (this.isLasso) this.finish();
    return this.points.length > 0; // true: fabric keeps telling where the pointer is, for the edge being placed
  }
  override finish(): boolean {
    const { points } = this;
    if (points.length === 0) return false;
    this.cancel();
    if (points.length > 2) this.ports.shapeFinished({ kind: 'outline', points });
    return true;
  }
  override cancel(): boolean {
    const was = this.points.length > 0;
    this.points = [];
    this.hide();
    return was;
  }
  override stepBack(): boolean {
    if (this.points.length === 0) return false;
    this.points.pop();
    if (this.points.length === 0) this.hide();
    else this.draw(null);
    return true;
  }
  private corner(event: TBrushEventData): Point {
    const last = this.points.at(-1);
    const point = this.pointAt(event);
    return last && !this.isLasso && event.e.shiftKey ? snapped(last, point) : point;
  }
  private isNear(a: Point, b: Point): boolean {
    return Math.hypot(a.x - b.x, a.y - b.y) * this.ports.scale() <= CLOSE_WITHIN;
  }
  private draw(hovered: Point | null): void {
    const points = hovered ? [...this.points, hovered] : [...this.points];
    this.show(new Polyline(points, { ...LOOK }));
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
  const brushOf = (tool: MaskTool): MaskBrush | null => {
    if (tool === 'pan') return null;
    if (tool === 'brush' || tool === 'eraser') return new PaintBrush(canvas, ports);
    if (tool === 'rectangle' || tool === 'ellipse') return new BoxBrush(canvas, ports, tool);
    return new OutlineBrush(canvas, ports, tool);
  };
  let brush: MaskBrush | null = null;
  const listening = new AbortController();
  const { signal } = listening;
  canvas.upperCanvasEl.addEventListener('dblclick', () => brush?.finish(), { signal });
  // A system gesture takes the pointer away: what was drawn so far stays, as after letting go.
  canvas.upperCanvasEl.addEventListener('pointercancel', () => brush?.released(), { signal });
  return {
    setTool(tool) {
      brush?.cancel();
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
    finish: () => brush?.finish() ?? false,
    cancel: () => brush?.cancel() ?? false,
    stepBack: () => brush?.stepBack() ?? false,
    dispose() {
      listening.abort();
      void canvas.dispose().then(() => host.replaceChildren());
    },
  };
}

import { useEffect, useRef } from 'react';
import { cx } from '../../ui/class-names.ts';
import { watchDevicePixels } from './device-pixels.ts';
import { GRID_FROM, gridLines } from './pixel-grid.ts';
import styles from './picture-view.module.css';
import { useViewLook } from './view-look.ts';
import { useView } from './view-store.ts';
import { zoomOf } from './view-transform.ts';

/** Seen on black and on white alike. */
const LINE = 'rgb(128 128 128 / 0.55)';

/** Lines between the pixels of a picture, once they are large enough. Follows the view without React. */
export function PixelGrid() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const layer = canvas.current;
    return layer ? openGrid(layer) : undefined;
  }, []);
  return <canvas ref={canvas} className={cx(styles.grid)} aria-hidden="true" />;
}

function openGrid(canvas: HTMLCanvasElement): () => void {
  let frame = 0;
  const draw = (): void => {
    frame = 0;
    drawGrid(canvas);
  };
  const schedule = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  const stops = [
    useView.subscribe(schedule),
    useViewLook.subscribe(schedule),
    watchDevicePixels(canvas, (size) => {
      Object.assign(canvas, size);
      draw(); // at once: a canvas is empty after its size was set
    }),
  ];
  return () => {
    cancelAnimationFrame(frame);
    for (const stop of stops) stop();
    Object.assign(canvas, { width: 0, height: 0 });
  };
}

function drawGrid(canvas: HTMLCanvasElement): void {
  const { view, frame } = useView.getState();
  const zoom = zoomOf(view, frame);
  const isShown = useViewLook.getState().hasPixelGrid && zoom >= GRID_FROM;
  canvas.style.visibility = isShown ? 'visible' : 'hidden';
  const context = canvas.getContext('2d');
  if (!isShown || !context) return;
  const { width, height } = frame.picture;
  const [panX, panY] = [view.x * frame.pixelRatio, view.y * frame.pixelRatio];
  const [left, right] = extent(panX, zoom, width, canvas.width);
  const [top, bottom] = extent(panY, zoom, height, canvas.height);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = LINE;
  for (const x of gridLines(panX, zoom, width, canvas.width)) context.fillRect(x, top, 1, bottom - top);
  for (const y of gridLines(panY, zoom, height, canvas.height)) context.fillRect(left, y, right - left, 1);
}

/** From the picture's first line to its last, as far as they are in sight. */
const extent = (pan: number, zoom: number, length: number, room: number): readonly [number, number] => [
  Math.max(0, Math.ceil(pan - 0.5)),
  Math.min(room, Math.ceil(pan + length * zoom - 0.5) + 1),
];

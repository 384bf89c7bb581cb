import { useMask } from './mask-state.ts';

/** What keys do to the shape or stroke being drawn; there while the canvas is. */
type Drawing = { close(): void; drop(): void; stepBack(): void };

let drawing: Drawing | null = null;

/** Answers what takes it off again. */
export function drawingOpened(opened: Drawing): () => void {
  drawing = opened;
  return () => {
    if (drawing === opened) drawing = null;
    drawingChanged(false);
  };
}

export function drawingChanged(isDrawing: boolean): void {
  if (useMask.getState().isDrawing !== isDrawing) useMask.setState({ isDrawing });
}

export const drawingClosed = (): void => drawing?.close();
export const drawingDropped = (): void => drawing?.drop();
export const lastCornerRemoved = (): void => drawing?.stepBack();

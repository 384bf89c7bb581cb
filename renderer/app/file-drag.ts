import { create } from 'zustand';

/** Files from outside that are held over the window; how many, where the system says so. */
export const useFileDrag = create<{ readonly files: number | null }>()(() => ({ files: null }));

const ended = (): void => {
  if (useFileDrag.getState().files !== null) useFileDrag.setState({ files: null });
};

/**
 * Takes every drag of files, so that a file let go beside the zones never replaces the page. Drags that began inside
 * the window are the page's own.
 */
export function listenToFileDrags(): () => void {
  let isOwn = false;
  const ownBegan = (event: DragEvent) => {
    isOwn = !event.defaultPrevented;
  };
  const ownEnded = () => {
    isOwn = false;
  };
  const over = (event: DragEvent) => {
    const { dataTransfer } = event;
    if (isOwn || !dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const files = dataTransfer.items.length;
    if (useFileDrag.getState().files !== files) useFileDrag.setState({ files });
  };
  const left = ({ relatedTarget }: DragEvent) => {
    if (relatedTarget === null) ended();
  };
  const dropped = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    isOwn = false;
    setTimeout(ended); // the zone below has to stand until the drop has reached it
  };
  // Seen on the way down, because a panel that takes the files stops them from coming up again.
  const capture = { capture: true };
  window.addEventListener('dragstart', ownBegan);
  window.addEventListener('dragend', ownEnded, capture);
  window.addEventListener('dragenter', over, capture);
  window.addEventListener('dragover', over, capture);
  window.addEventListener('dragleave', left, capture);
  window.addEventListener('drop', dropped, capture);
  return () => {
    window.removeEventListener('dragstart', ownBegan);
    window.removeEventListener('dragend', ownEnded, capture);
    window.removeEventListener('dragenter', over, capture);
    window.removeEventListener('dragover', over, capture);
    window.removeEventListener('dragleave', left, capture);
    window.removeEventListener('drop', dropped, capture);
  };
}

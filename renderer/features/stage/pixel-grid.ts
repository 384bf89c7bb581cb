/** From this many device pixels per pixel of the picture on, lines between its pixels help more than they hide. */
export const GRID_FROM = 8;

/**
 * The device pixels along one axis on which a pixel of the picture begins, and the one behind the last: device pixel p
 * shows pixel ⌊(p + ½ − pan) / zoom⌋, so a line never lies inside what it parts. `length` is the picture's, `room` the
 * canvas's.
 */
export function gridLines(pan: number, zoom: number, length: number, room: number): readonly number[] {
  const first = Math.max(0, Math.floor((-0.5 - pan) / zoom) + 1);
  const last = Math.min(length, Math.floor((room - pan) / zoom));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_none, at) =>
    Math.ceil((first + at) * zoom + pan - 0.5),
  );
}

export type Walk = { readonly x: number; readonly y: number };

/** A few pixels on, as a hand does, back from the edges. */
export function step(at: Walk, edge: number, random: () => number): Walk {
  const next = (value: number) => Math.abs(edge - 1 - Math.abs(edge - 1 - (value + (random() - 0.5) * edge * 0.01)));
  return { x: next(at.x), y: next(at.y) };
}

const HEAD = 8;
const TAIL = 4;

/** Ids differ at both ends: `img-9f2c…4082`. */
export const middleCut = (id: string): string =>
  id.length <= HEAD + TAIL + 1 ? id : `${id.slice(0, HEAD)}…${id.slice(-TAIL)}`;

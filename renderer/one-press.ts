/** A double click, or a key held down: presses of the same thing closer than this are one press. */
const ONE_PRESS_MS = 500;

/** `of`: what it sends; null while that is still being made, and every press then waits for the same. */
type Press = { of: unknown; atMs: number; isOpen: boolean };

const presses = new Map<string, Press>();

type Sending = {
  /** What a press sends, told apart by identity. */
  readonly of: () => unknown;
  /** Makes it what it shall be before it is sent; false: it can't be, and that was said. */
  readonly settle?: (() => Promise<boolean>) | undefined;
  /** Answers whether anything was sent; `token` is what `queue.add` knows the press by. */
  readonly send: (token: string) => Promise<boolean>;
};

/**
 * Sends unless this is the same press still going on: two would pay twice. A held key keeps its press alive. Another
 * thing of the same way is another press, also while the first is on its way.
 */
export async function oncePerPress(way: string, { of, settle, send }: Sending): Promise<void> {
  const atMs = performance.now();
  const last = presses.get(way);
  if (last && isSame(last, of(), atMs)) {
    last.atMs = atMs;
    return;
  }
  const press: Press = { of: null, atMs, isOpen: true };
  presses.set(way, press);
  let isSent = false;
  try {
    const isSettled = settle === undefined || (await settle());
    press.of = of();
    isSent = isSettled && (await send(crypto.randomUUID()));
  } finally {
    press.isOpen = false;
    if (!isSent && presses.get(way) === press) presses.delete(way);
  }
}

const isSame = (last: Press, of: unknown, atMs: number): boolean =>
  last.of === null || (last.of === of && (last.isOpen || atMs - last.atMs < ONE_PRESS_MS));

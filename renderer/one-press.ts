/** A double click, or a key held down: presses of the same thing closer than this are one press. */
const ONE_PRESS_MS = 500;

type Press = { readonly way: string; readonly of: unknown; readonly isOpen: boolean; readonly atMs: number };

let lastPress: Press | null = null;

/**
 * Runs `send` unless this is the same press still going on: two would pay twice. A held key keeps its press alive.
 * `of` tells what is sent; it may become another thing while the press is open, when a mask is settled. `send` answers
 * whether anything was sent, and is given the token that `queue.add` knows a press by.
 */
export async function oncePerPress(
  way: string,
  of: () => unknown,
  send: (token: string) => Promise<boolean>,
): Promise<void> {
  const atMs = performance.now();
  const last = lastPress;
  const isSame = last?.way === way && (last.isOpen || (last.of === of() && atMs - last.atMs < ONE_PRESS_MS));
  if (last && isSame) {
    lastPress = { ...last, atMs };
    return;
  }
  lastPress = { way, of: of(), isOpen: true, atMs };
  const isSent = await send(crypto.randomUUID());
  if (lastPress.way === way) lastPress = isSent ? { ...lastPress, of: of(), isOpen: false } : null;
}

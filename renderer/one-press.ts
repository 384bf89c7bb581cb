/** A double click, or a key held down: presses of the same thing closer than this are one press. */
const ONE_PRESS_MS = 500;

type Press = { readonly of: unknown; readonly way: string; readonly isOpen: boolean; readonly atMs: number };

let lastPress: Press | null = null;

/**
 * Runs `send` unless this is the same press still going on: two would pay twice. A held key keeps its press alive.
 * `send` answers whether anything was sent, and is given the token that `queue.add` knows a press by.
 */
export async function oncePerPress(of: unknown, way: string, send: (token: string) => Promise<boolean>): Promise<void> {
  const atMs = performance.now();
  const last = lastPress;
  const isSame = last !== null && last.of === of && last.way === way;
  if (isSame && (last.isOpen || atMs - last.atMs < ONE_PRESS_MS)) {
    lastPress = { ...last, atMs };
    return;
  }
  lastPress = { of, way, isOpen: true, atMs };
  const isAdded = await send(crypto.randomUUID());
  if (lastPress?.of === of && lastPress.way === way) lastPress = isAdded ? { ...lastPress, isOpen: false } : null;
}

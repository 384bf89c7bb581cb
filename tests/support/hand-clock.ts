/** Time that moves only when a test says so. */
export type HandClock = {
  readonly clock: { now(): Date };
  readonly timers: { after(ms: number, work: () => void): () => void };
  /** Moves time on, running what comes due on the way, in order. */
  pass(ms: number): Promise<void>;
};

/** Lets promises and file work that are already under way come to rest. */
export async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 6; ) {
    await new Promise((resolve) => setImmediate(resolve));
    const isBusy = process.getActiveResourcesInfo().some((name) => name.startsWith('FSReq'));
    quiet = isBusy ? 0 : quiet + 1;
  }
}

/** Enough for promises alone: what the clock starts is mostly that. */
async function breathe(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export function handClock(start = '2026-03-10T12:00:00.000Z'): HandClock {
  let nowMs = Date.parse(start);
  const due = new Set<{ readonly atMs: number; readonly work: () => void }>();
  const nextUntil = (endMs: number) =>
    [...due].filter((one) => one.atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0] ?? null;
  return {
    clock: { now: () => new Date(nowMs) },
    timers: {
      after(ms, work) {
        const one = { atMs: nowMs + ms, work };
        due.add(one);
        return () => due.delete(one);
      },
    },
    async pass(ms) {
      const endMs = nowMs + ms;
      await settle();
      for (let one = nextUntil(endMs); one; one = nextUntil(endMs)) {
        due.delete(one);
        nowMs = one.atMs;
        one.work();
        await breathe();
      }
      nowMs = endMs;
      await settle();
    },
  };
}

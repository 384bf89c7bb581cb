/** What 429 answers taught about a lane (one service and model). */
export type Learned = {
  /** Requests per minute the service seemed to take when it last refused one. */
  readonly perMinute: number;
  readonly slowedAtMs: number;
  /** Nothing starts before this moment. */
  readonly pausedUntilMs: number;
};

const MINUTE_MS = 60_000;

/** A learned rate doubles back in this time, until it meets the limit again. */
const RECOVERY_MS = 5 * MINUTE_MS;

/** Refusals this close together are one lesson: they answer requests sent at the same pace. */
const ONE_LESSON_MS = 5000;

/** Requests per minute that may start now: the limit, or what was learned, slowly growing back. */
export function rateNow(limitPerMinute: number, learned: Learned | null, nowMs: number): number {
  if (!learned) return limitPerMinute;
  const grown = learned.perMinute * 2 ** ((nowMs - learned.slowedAtMs) / RECOVERY_MS);
  return Math.min(limitPerMinute, grown);
}

/** The lesson of a 429: half the rate, and nothing before `retryAtMs`. */
export function slowDown(limitPerMinute: number, before: Learned | null, retryAtMs: number, nowMs: number): Learned {
  const pausedUntilMs = Math.max(before?.pausedUntilMs ?? 0, retryAtMs);
  if (before && nowMs - before.slowedAtMs < ONE_LESSON_MS) return { ...before, pausedUntilMs };
  const perMinute = Math.max(1, rateNow(limitPerMinute, before, nowMs) / 2);
  return { perMinute, slowedAtMs: nowMs, pausedUntilMs };
}

/** The earliest moment another request may start, in ms; `nowMs` when it may start at once. */
export function nextStartMs(
  limitPerMinute: number,
  learned: Learned | null,
  /** Starts of the last minute, oldest first. */
  startsMs: readonly number[],
  nowMs: number,
): number {
  const allowed = Math.max(1, Math.floor(rateNow(limitPerMinute, learned, nowMs)));
  const inWindow = startsMs.filter((at) => at > nowMs - MINUTE_MS);
  // The window has room again once all but `allowed - 1` of its starts have left it.
  const mustLeave = inWindow[inWindow.length - allowed];
  const roomAt = mustLeave === undefined ? nowMs : mustLeave + MINUTE_MS;
  return Math.max(nowMs, roomAt, learned?.pausedUntilMs ?? 0);
}

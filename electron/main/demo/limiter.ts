/** Requests per minute and model over a sliding window, as the gateway documents its limit (api.md §1). */
export type Limiter = {
  /** Counts a request; the answer is how long to wait, or 0 when it may pass. */
  waitMs(model: string): number;
};

const MINUTE_MS = 60_000;

export function createLimiter(requestsPerMinute: number, now: () => number): Limiter {
  const passed = new Map<string, number[]>();
  return {
    waitMs(model) {
      const time = now();
      const recent = (passed.get(model) ?? []).filter((at) => time - at < MINUTE_MS);
      passed.set(model, recent);
      const [oldest] = recent;
      if (recent.length >= requestsPerMinute) return oldest === undefined ? MINUTE_MS : oldest + MINUTE_MS - time;
      recent.push(time);
      return 0;
    },
  };
}

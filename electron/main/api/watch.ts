/** A limit on waiting, started anew with each `start`. */
export type Watch = { start(): void; stop(): void };

export function createWatch(limitMs: number, onExpired: () => void): Watch {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => clearTimeout(timer);
  return {
    start: () => {
      stop();
      timer = setTimeout(onExpired, limitMs);
    },
    stop,
  };
}

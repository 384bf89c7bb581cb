/** Slices of a source whose chunks may be of any size. */
export type Gather = {
  /**
   * The next slice, or null at the end, or `'quiet'` when nothing came for `patienceMs`.
   * Its memory is used again after the next call.
   */
  next(patienceMs?: number): Promise<Buffer | null | 'quiet'>;
  /** Reads no further. */
  stop(): void;
  /** What the source threw, if it ended by throwing. */
  readonly cause: unknown;
};

/** What has been read ahead, and who waits for it. */
type Ahead = {
  filling: Buffer;
  spare: Buffer;
  filled: number;
  ended: boolean;
  stopped: boolean;
  cause: unknown;
  onData: (() => void) | null;
  onRoom: (() => void) | null;
};

/**
 * Reads ahead by one slice while the one before is worked on, and no further: many small chunks become few slices,
 * a large chunk becomes several, and a slow disk holds the source back.
 */
export function createGather(source: AsyncIterable<Uint8Array>, sliceBytes: number): Gather {
  const chunks = source[Symbol.asyncIterator]();
  const ahead: Ahead = {
    filling: Buffer.allocUnsafe(sliceBytes),
    spare: Buffer.allocUnsafe(sliceBytes),
    filled: 0,
    ended: false,
    stopped: false,
    cause: null,
    onData: null,
    onRoom: null,
  };
  void readAll(ahead, chunks);
  return {
    next: (patienceMs) => nextSlice(ahead, patienceMs),
    stop: () => {
      ahead.stopped = true;
      ahead.onRoom?.();
      // Not awaited: a source waiting for its next byte settles only when its socket closes.
      if (!ahead.ended) chunks.return?.().catch(() => undefined);
    },
    get cause() {
      return ahead.cause;
    },
  };
}

async function readAll(ahead: Ahead, chunks: AsyncIterator<Uint8Array>): Promise<void> {
  try {
    while (!ahead.stopped) {
      const step = await chunks.next();
      if (step.done === true) break;
      await takeChunk(ahead, step.value);
    }
  } catch (thrown) {
    ahead.cause = thrown;
  }
  ahead.ended = true;
  ahead.onData?.();
}

async function takeChunk(ahead: Ahead, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length && !ahead.stopped; ) {
    const room = ahead.filling.length - ahead.filled;
    if (room === 0) {
      await new Promise<void>((resolve) => (ahead.onRoom = resolve));
      continue;
    }
    const piece = chunk.subarray(at, at + room);
    ahead.filling.set(piece, ahead.filled);
    ahead.filled += piece.length;
    at += piece.length;
    ahead.onData?.();
  }
}

async function nextSlice(ahead: Ahead, patienceMs: number | undefined): Promise<Buffer | null | 'quiet'> {
  if (ahead.filled === 0 && !ahead.ended) await waitForData(ahead, patienceMs);
  if (ahead.filled === 0) return ahead.ended ? null : 'quiet';
  const slice = ahead.filling.subarray(0, ahead.filled);
  [ahead.filling, ahead.spare] = [ahead.spare, ahead.filling];
  ahead.filled = 0;
  ahead.onRoom?.();
  ahead.onRoom = null;
  return slice;
}

async function waitForData(ahead: Ahead, patienceMs: number | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve) => {
    ahead.onData = resolve;
    if (patienceMs !== undefined) timer = setTimeout(resolve, patienceMs);
  });
  ahead.onData = null;
  clearTimeout(timer);
}

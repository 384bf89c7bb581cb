import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { ActiveFaults } from './faults.ts';

/** Where the bytes of an answer leave; faults cut them into pieces or break the connection on the way. */
export type Outlet = {
  /** Headers; a `null` length means chunked. */
  begin(status: number, headers: Readonly<Record<string, string>>, length: number | null): void;
  send(bytes: Buffer | string): Promise<void>;
  end(): Promise<void>;
  /** True once nobody listens any more. */
  gone(): boolean;
};

/** Resets the socket, a moment later than the last bytes so that they arrive. */
async function reset(response: ServerResponse): Promise<void> {
  await delay(20);
  response.socket?.resetAndDestroy();
}

/** Enough to be quick, few enough to let other requests breathe between. */
const PIECES_PER_TURN = 2000;

export function createOutlet(response: ServerResponse, faults: ActiveFaults): Outlet {
  let left = faults['reset-after'] ?? Infinity;
  const gone = (): boolean => response.destroyed || response.writableEnded || response.socket?.destroyed === true;

  const flush = (bytes: Buffer): Promise<void> =>
    new Promise((resolve) => {
      if (gone() || bytes.length === 0) return resolve();
      response.once('close', resolve);
      response.write(bytes, () => {
        response.off('close', resolve);
        resolve();
      });
    });

  const inPieces = async (bytes: Buffer, size: number): Promise<void> => {
    for (let at = 0; at < bytes.length && !gone(); ) {
      // The socket is corked, not the response: that would merge the pieces into one HTTP chunk.
      const socket = response.socket;
      socket?.cork();
      const turn = Math.min(bytes.length, at + size * PIECES_PER_TURN);
      for (; at + size < turn; at += size) response.write(bytes.subarray(at, at + size));
      const lastPiece = flush(bytes.subarray(at, turn));
      at = turn;
      socket?.uncork();
      await lastPiece;
    }
  };

  const send = async (content: Buffer | string): Promise<void> => {
    const all = typeof content === 'string' ? Buffer.from(content) : content;
    const bytes = all.subarray(0, left);
    left -= bytes.length;
    const size = faults.chunks === undefined ? 0 : Math.max(1, Math.floor(faults.chunks));
    await (size > 0 ? inPieces(bytes, size) : flush(bytes));
    if (bytes.length < all.length || left === 0) await reset(response);
  };

  return {
    gone,
    send,
    begin: (status, headers, length) => {
      if (gone()) return;
      // A known length would let HTTP join the pieces again.
      const known = faults.chunks === undefined && length !== null;
      response.writeHead(status, { ...headers, ...(known ? { 'content-length': String(length) } : {}) });
      response.flushHeaders();
    },
    end: () =>
      new Promise((resolve) => {
        if (gone()) return resolve();
        response.once('close', resolve);
        response.end(resolve);
      }),
  };
}

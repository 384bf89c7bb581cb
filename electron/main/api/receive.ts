import { createDiskWriter, type OnDiskTrouble } from './disk-writer.ts';
import { createGather } from './gather.ts';
import { receiveLimits, type ReceiveLimits } from './limits.ts';
import { readAnswer, sliceBytes } from './read-answer.ts';
import type { ReceiveEnd, ReplyEvent } from './reply.ts';
import { createSpool, type AnswerHead } from './spool.ts';

export type ReceiveOptions = {
  /**
   * Asked when the disk refuses a write; nothing is read from the network until it answers, and the socket stays open.
   * `true` tries again, `false` (also without this option) lets the disk's error end the call.
   */
  readonly onDiskTrouble?: OnDiskTrouble;
  /** Once the answer is whole: how long a source that doesn't end is waited for. */
  readonly lingerMs?: number;
  readonly limits?: Partial<ReceiveLimits>;
};

/**
 * Receives one answer: every raw byte goes to `body` in `spoolDir` as it comes, pictures are decoded beside it.
 * Yields previews as they complete and the reply once all of it lies safely on disk; returns how the answer ended.
 * What the source throws ends the answer; what the disk throws is thrown on. Leaving early reads no further, but a
 * source that waits for a byte is let go only when its owner closes it.
 */
export async function* receive(
  head: AnswerHead,
  source: AsyncIterable<Uint8Array>,
  spoolDir: string,
  options: ReceiveOptions = {},
): AsyncGenerator<ReplyEvent, ReceiveEnd> {
  const disk = createDiskWriter(options.onDiskTrouble ?? (() => Promise.resolve(false)));
  const spool = await createSpool(spoolDir, head, disk);
  const slices = createGather(source, sliceBytes);
  try {
    return yield* readAnswer({
      head,
      slices,
      spoolDir,
      disk,
      limits: { ...receiveLimits, ...options.limits },
      lingerMs: options.lingerMs ?? 1000,
      append: (slice) => spool.append(slice),
      sync: () => spool.sync(),
    });
  } finally {
    slices.stop();
    await spool.close();
  }
}

import { createBodyDecoder } from './decode-body.ts';
import { createAnswer } from './decode-stream.ts';
import { allDone, type DiskWriter } from './disk-writer.ts';
import type { Gather } from './gather.ts';
import { inMegabytes, type ReceiveLimits } from './limits.ts';
import { createPartFiles } from './part-files.ts';
import type { ReceiveEnd, ReplyEvent } from './reply.ts';

/** A slice is worked on in one go: so much is decoded and hashed in a millisecond or less. */
export const sliceBytes = 256 * 1024;

export type AnswerSource = {
  readonly head: { readonly status: number; readonly contentType: string | null };
  readonly slices: Gather;
  readonly spoolDir: string;
  readonly disk: DiskWriter;
  readonly limits: ReceiveLimits;
  /** Once the answer is whole: how long to wait for more before calling it ended. */
  readonly lingerMs: number;
  /** Keeps the raw bytes of a slice. */
  readonly append: (slice: Buffer) => Promise<void>;
  /** Makes the raw bytes last. */
  readonly sync: () => Promise<void>;
};

/** Decodes an answer slice by slice, from the network or from the spool. */
export async function* readAnswer(source: AnswerSource): AsyncGenerator<ReplyEvent, ReceiveEnd> {
  const { slices, limits } = source;
  const parts = createPartFiles(source.spoolDir, source.disk);
  const body = createBodyDecoder(parts, limits);
  const answer = createAnswer(source.head, (placeholder) => parts.image(Number(placeholder)));
  let received = 0;
  try {
    while (!answer.closed && received <= limits.totalBytes) {
      const slice = await slices.next(answer.whole ? source.lingerMs : undefined);
      if (slice === null || slice === 'quiet') break;
      received += slice.length;
      const appended = source.append(slice);
      body.feed(slice);
      await allDone([appended, parts.flush()]);
      for (const document of body.take()) yield* answer.take(document);
    }
    body.end();
    await parts.flush();
    for (const document of body.take()) yield* answer.take(document);
    const { reply, end } = answer.conclude(body);
    await allDone([source.sync(), parts.keep([...answer.previews, ...(reply?.images ?? [])])]);
    if (reply !== null) yield { type: 'reply', reply };
    else if (end.class === 'cut' && received > limits.totalBytes) return tooLarge(limits);
    return end;
  } finally {
    await parts.close();
  }
}

const tooLarge = (limits: ReceiveLimits): ReceiveEnd => ({
  class: 'malformed',
  reason: `the answer is larger than ${inMegabytes(limits.totalBytes)}`,
});

import { chunksOf, collect, eventStream, pngBytes, withFolder } from '../support/answer-bytes.ts';
import { receive } from '../../electron/main/api/receive.ts';
import { type BenchRow, median, ratio } from './bench-row.ts';

/** What the size of a network's pieces costs: one event of 8 MB in memory-speed chunks, disk kept out of it. */

const MEGABYTES = 8;
const ROUNDS = 7;

const event = (type: string, bytes: number): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, b64_json: pngBytes(64, 64, bytes).toString('base64') })}\n\n`;

async function timeChunks(): Promise<BenchRow[]> {
  const body = Buffer.from(event('image_generation.completed', MEGABYTES * 1024 * 1024));
  const perMegabyte = async (chunkBytes: number): Promise<number> => {
    const startedMs = performance.now();
    await withFolder((folder) =>
      collect(
        receive(
          eventStream(),
          chunksOf(body, () => chunkBytes),
          folder,
        ),
      ),
    );
    return (performance.now() - startedMs) / (body.length / 1024 / 1024);
  };
  const times = { small: [] as number[], large: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.small.push(await perMegabyte(1424));
    times.large.push(await perMegabyte(64 * 1024));
  }
  return [ratio('events: cost per MB at 1.4-KB chunks against 64 KB', median(times.small) / median(times.large), 4)];
}

export const cases = [{ name: 'chunks', run: timeChunks }] as const;

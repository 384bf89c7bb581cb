import { describe, expect, it } from 'vitest';
import { createGather, type Gather } from '../../../../electron/main/api/gather.ts';
import { chunksOf } from '../../../support/answer-bytes.ts';

const body = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 251));

async function slicesOf(gather: Gather): Promise<Buffer[]> {
  const slices: Buffer[] = [];
  for (let slice = await gather.next(); slice instanceof Buffer; slice = await gather.next()) {
    slices.push(Buffer.from(slice));
    // Working on a slice takes a turn of the event loop, as writing it does.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return slices;
}

describe('slices of a source', () => {
  it.each([1, 7, 64, 65, 5000])('hold every byte once and in order, from chunks of %i bytes', async (size) => {
    const slices = await slicesOf(
      createGather(
        chunksOf(body, () => size),
        64,
      ),
    );
    expect(Buffer.concat(slices)).toEqual(body);
    expect(Math.max(...slices.map((slice) => slice.length))).toBeLessThanOrEqual(64);
  });

  it('join the small chunks that came while the slice before was worked on', async () => {
    expect(
      (
        await slicesOf(
          createGather(
            chunksOf(body, () => 1),
            500,
          ),
        )
      ).length,
    ).toBeLessThan(8);
  });

  it('come before the error of a source that dies', async () => {
    const gather = createGather(
      chunksOf(body, () => 10, true),
      64,
    );
    expect(Buffer.concat(await slicesOf(gather))).toEqual(body);
    expect(gather.cause).toMatchObject({ message: 'socket hang up' });
  });

  it('are waited for no longer than asked', async () => {
    async function* silent() {
      yield Buffer.from('a');
      await new Promise(() => undefined);
    }
    const gather = createGather(silent(), 64);
    expect(await gather.next(1000)).toEqual(Buffer.from('a'));
    expect(await gather.next(5)).toBe('quiet');
  });

  it('are read no further once stopped', async () => {
    let given = 0;
    async function* counted() {
      for (; given < 100; given += 1) yield Buffer.alloc(64);
    }
    const gather = createGather(counted(), 64);
    await gather.next();
    gather.stop();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(given).toBeLessThan(4);
  });
});

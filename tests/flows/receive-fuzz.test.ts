import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { decodeInSlices, gist, receiveBytes, seededRandom, type Received } from '../support/answer-bytes.ts';
import { makeAnswer, makeCuts, spoil } from '../support/answer-generator.ts';
import { readWhole, type Reading } from '../support/answer-reference.ts';

const long = process.env['OCTEN_TEST_LONG'] === '1';
const seed = Number(process.env['OCTEN_SEED'] ?? Date.now() % 1_000_000_000);
const answers = long ? 20_000 : 2_000;
const spoiledAnswers = long ? 5_000 : 500;
const timeLimitMs = long ? 1_800_000 : 120_000;

const reading = ({ end, previews, reply }: Received): Reading => ({
  class: end.class,
  previews: previews.map((preview) => preview.image.sha256),
  images: reply?.images.map((image) => image.sha256) ?? null,
  text: reply?.text ?? null,
});

/** Fails with what is needed to see the same again. */
function context(round: number, body: Buffer): string {
  return `OCTEN_SEED=${seed}, round ${round}, body ${JSON.stringify(body.toString('utf8', 0, 3000))}`;
}

describe(`answers of all kinds, cut anywhere (OCTEN_SEED=${seed})`, () => {
  it(`read the same as by JSON.parse of the whole body, ${answers} times`, { timeout: timeLimitMs }, async () => {
    console.log(`OCTEN_SEED=${seed}`);
    const classes = new Map<string, number>();
    for (let round = 0; round < answers; round += 1) {
      const random = seededRandom(seed + round);
      const { head, body, truncated } = makeAnswer(random);
      const cuts = makeCuts(body.length, random);
      const received = reading(
        round % 4 === 0 ? await receiveBytes(body, head, cuts) : await decodeInSlices(body, head, cuts),
      );
      expect(received, context(round, body)).toEqual(readWhole(body, truncated));
      classes.set(received.class, (classes.get(received.class) ?? 0) + 1);
    }
    // Every way to end was among them, so the comparison wasn't idle.
    for (const end of ['whole', 'cut', 'malformed', 'error'])
      expect(classes.get(end) ?? 0).toBeGreaterThan(answers / 100);
  });

  it(`spoiled end quietly, and the same however they are cut, ${spoiledAnswers} times`, {
    timeout: timeLimitMs,
  }, async () => {
    for (let round = 0; round < spoiledAnswers; round += 1) {
      const random = seededRandom(seed + round * 7 + 1);
      const answer = makeAnswer(random);
      const body = spoil(answer.body, random);
      const once = gist(await decodeInSlices(body, answer.head, makeCuts(body.length, random)));
      const again = gist(await decodeInSlices(body, answer.head, makeCuts(body.length, random)));
      expect(again, context(round, body)).toEqual(once);
    }
  });

  it.runIf(long)('leave no memory behind', { timeout: timeLimitMs }, async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage: unknown = runInNewContext('gc');
    const residentAfter = async (rounds: number): Promise<number> => {
      for (let round = 0; round < rounds; round += 1) {
        const random = seededRandom(seed + round);
        const { head, body } = makeAnswer(random);
        await receiveBytes(body, head, makeCuts(body.length, random));
      }
      if (typeof collectGarbage === 'function') collectGarbage();
      return process.memoryUsage.rss();
    };
    await residentAfter(1000);
    const early = await residentAfter(500);
    await residentAfter(2000);
    const late = await residentAfter(500);
    expect(late - early).toBeLessThan(16 * 1024 * 1024);
  });
});

import { expect } from 'vitest';
import { decodeInSlices, gist, receiveBytes, seededRandom, type Received } from './answer-bytes.ts';
import { makeAnswer, makeCuts, spoil } from './answer-generator.ts';
import { endOfSpoiled, readWhole, type Reading } from './answer-reference.ts';

/** Where the rounds begin; OCTEN_SEED repeats those of another day. */
export const fuzzSeed = Number(process.env['OCTEN_SEED'] ?? Date.now() % 1_000_000_000);

/** Answers of all kinds, cut anywhere, read the same as by JSON.parse of the whole body. */
export async function compareReadings(rounds: number): Promise<void> {
  const classes = new Map<string, number>();
  for (let round = 0; round < rounds; round += 1) {
    const random = seededRandom(fuzzSeed + round);
    const { head, body, truncated } = makeAnswer(random);
    const cuts = makeCuts(body.length, random);
    const received = readingOf(
      round % 4 === 0 ? await receiveBytes(body, head, cuts) : await decodeInSlices(body, head, cuts),
    );
    expect(received, context(round, body)).toEqual(readWhole(body, truncated));
    classes.set(received.class, (classes.get(received.class) ?? 0) + 1);
  }
  // Every way to end was among them, so the comparison wasn't idle.
  for (const end of ['whole', 'cut', 'malformed', 'error']) expect(classes.get(end) ?? 0).toBeGreaterThan(rounds / 200);
}

/** Spoiled answers end without a throw, the same however they are cut, and rightly where their end is beyond doubt. */
export async function compareSpoiled(rounds: number): Promise<void> {
  let compared = 0;
  for (let round = 0; round < rounds; round += 1) {
    const random = seededRandom(fuzzSeed + round * 7 + 1);
    const answer = makeAnswer(random);
    const body = spoil(answer.body, random);
    const once = gist(await decodeInSlices(body, answer.head, makeCuts(body.length, random)));
    const again = gist(await decodeInSlices(body, answer.head, makeCuts(body.length, random)));
    expect(again, context(round, body)).toEqual(once);
    const end = endOfSpoiled(body, answer.body);
    if (end === null) continue;
    expect(once.end.class, context(round, body)).toBe(end);
    compared += 1;
  }
  expect(compared).toBeGreaterThan(rounds / 20);
}

/** Receives so many answers and looks at none. */
export async function receiveMany(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const random = seededRandom(fuzzSeed + round);
    const { head, body } = makeAnswer(random);
    await receiveBytes(body, head, makeCuts(body.length, random));
  }
}

const readingOf = ({ end, previews, reply }: Received): Reading => ({
  class: end.class,
  previews: previews.map((preview) => preview.image.sha256),
  images: reply?.images.map((image) => image.sha256) ?? null,
  text: reply?.text ?? null,
});

/** Fails with what is needed to see the same again. */
const context = (round: number, body: Buffer): string =>
  `OCTEN_SEED=${fuzzSeed}, round ${round}, body ${JSON.stringify(body.toString('utf8', 0, 3000))}`;

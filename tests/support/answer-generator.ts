import type { AnswerHead } from '../../electron/main/api/spool.ts';
import { answerHead, eventStream, jpegBytes, pngBytes, webpBytes } from './answer-bytes.ts';

/** One made-up answer of the service. */
export type MadeAnswer = { readonly head: AnswerHead; readonly body: Buffer; readonly truncated: boolean };

type Random = () => number;
type Dice = ReturnType<typeof createDice>;

export function createDice(random: Random) {
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(items: readonly [T, ...T[]]): T => items[below(items.length)] ?? items[0];
  return { below, pick, chance: (of: number): boolean => random() < of };
}

function picture(dice: Dice): string {
  const make = dice.pick([pngBytes, jpegBytes, webpBytes]);
  const length = dice.chance(0.02) ? 200_000 : dice.pick([40, 100, 500, 3000]);
  const image = make(1 + dice.below(4000), 1 + dice.below(4000), length + dice.below(40), dice.below(1e9) + 1);
  if (dice.chance(0.06)) return Buffer.from('these bytes are words, not a picture').toString('base64');
  const text = image.toString('base64');
  if (dice.chance(0.1)) return `data:image/png;base64,${text}`;
  return dice.chance(0.1) ? text.replace(/(.{64})/gu, '$1\n') : text;
}

const words = (dice: Dice): string =>
  dice.pick([
    '',
    'A cat.',
    'Grüße 世界 🎨',
    '"b64_json":"AAAA"',
    '{"data":[{"b64_json":"x"}]}',
    'a\\b\n"c"\t\u2028',
    'data: x\n\n',
  ]);

const extras = (dice: Dice): object =>
  dice.chance(0.3)
    ? { [dice.pick(['note', 'meta', 'b64', 'événement'])]: [words(dice), { b64_json: words(dice) }, null, 1.5e3] }
    : {};

const usage = (dice: Dice): object =>
  dice.chance(0.7) ? { usage: { input_tokens: dice.below(99), output_tokens: 5, total_tokens: 9 } } : {};

function part(dice: Dice, items: number): object {
  const inline = { data: dice.chance(0.3) ? picture(dice) : pngBytes().toString('base64') };
  return dice.pick<object>([
    { type: 'text', text: `${words(dice)}.` },
    { type: 'image', index: dice.below(items + 1) },
    { inlineData: inline },
    { type: 'image', image: { b64_json: inline.data } },
    { type: 'text', text: 'hm', thought: true },
    { type: 'audio', url: words(dice) },
  ]);
}

/** What may stand under a key before the key comes again with what it is to mean. */
const overruled = (dice: Dice): unknown => {
  const image = pngBytes(8, 8, 90, dice.below(1e9) + 1).toString('base64');
  return dice.pick<unknown>([null, 7, 'x', image, [], {}, { b64_json: image }, [{ b64_json: image }, 'x']]);
};

/** JSON text in which some keys stand twice in their object: JSON.parse takes the last. */
function withKeysTwice(dice: Dice, value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => withKeysTwice(dice, item)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).flatMap(([key, own]) => {
    const before = dice.chance(0.3) ? [`${JSON.stringify(key)}:${JSON.stringify(overruled(dice))}`] : [];
    return [...before, `${JSON.stringify(key)}:${withKeysTwice(dice, own)}`];
  });
  return `{${pairs.join(',')}}`;
}

/** JSON text of `value` in one of the spellings that mean the same. */
function spell(dice: Dice, value: object): string {
  const json = dice.chance(0.15) ? withKeysTwice(dice, value) : JSON.stringify(value, null, dice.chance(0.2) ? 2 : 0);
  if (dice.chance(0.2)) return json.replaceAll('/', '\\/');
  return dice.chance(0.1) ? json.replaceAll('/', '\\u002f').replaceAll('b64_json', 'b64\\u005fjson') : json;
}

function replyJson(dice: Dice): string {
  const items = dice.below(4);
  const data = Array.from({ length: items }, () => ({
    b64_json: dice.chance(0.05) ? null : picture(dice),
    ...extras(dice),
  }));
  const gemini = dice.chance(0.4) ? { parts: Array.from({ length: dice.below(5) }, () => part(dice, items)) } : {};
  const text = dice.chance(0.3) ? { text: words(dice) } : {};
  return spell(dice, { id: 'img-1', created: 5, ...extras(dice), data, ...text, ...gemini, ...usage(dice) });
}

function eventText(dice: Dice, name: string, json: string): string {
  const named = dice.chance(0.7) ? `event: ${name}\n` : '';
  const colon = dice.chance(0.8) ? 'data: ' : 'data:';
  const comment = dice.chance(0.2) ? ': ka\n' : '';
  return `${comment}${named}${json
    .split('\n')
    .map((line) => `${colon}${line}\n`)
    .join('')}\n`;
}

function streamText(dice: Dice): string {
  const kind = dice.pick(['image_generation', 'image_edit']);
  const imageEvent = (name: string, more: object): string =>
    eventText(dice, name, spell(dice, { type: name, b64_json: picture(dice), ...extras(dice), ...more }));
  let text = dice.chance(0.1) ? '\uFEFF' : '';
  for (let index = dice.below(4); index > 0; index -= 1)
    text += imageEvent(`${kind}.partial_image`, { partial_image_index: index });
  if (dice.chance(0.1)) text += 'event: ping\ndata: {"type":"ping"}\n\n';
  if (dice.chance(0.03)) text += 'data: {"type":"image_generation.completed",}\n\n';
  if (dice.chance(0.1))
    text += dice.pick([
      'event: error\ndata: {"message":"m"}\n\n',
      '{"error":{"code":"x"}}\n\n',
      'data: {"error":{}}\n\n',
    ]);
  if (dice.chance(0.9)) text += imageEvent(`${kind}.completed`, usage(dice));
  if (dice.chance(0.3)) text += 'data: [DONE]\n\n';
  if (dice.chance(0.1)) text = text.trimEnd();
  const lineEnd = dice.pick(['\n', '\n', '\r\n', '\r', 'mixed']);
  return lineEnd === 'mixed' ? mixLineEnds(dice, text) : text.replaceAll('\n', lineEnd);
}

/** Any line may end in any of the three ways; only \r before \n can't be told from one end. */
function mixLineEnds(dice: Dice, text: string): string {
  return text.replace(/\n+/gu, (run) => {
    let ends = '';
    for (let left = run.length; left > 0; left -= 1) {
      const end = dice.pick(['\n', '\r\n', '\r']);
      ends += ends.endsWith('\r') && end === '\n' ? '\r' : end;
    }
    return ends;
  });
}

export function makeAnswer(random: Random): MadeAnswer {
  const dice = createDice(random);
  const streamed = dice.chance(0.5);
  const body = Buffer.from(
    streamed ? streamText(dice) : `${dice.pick(['', ' \n'])}${replyJson(dice)}${dice.pick(['', '\n'])}`,
  );
  const truncated = dice.chance(0.15);
  // Shorter than its first word an answer can't be told from no answer at all.
  const length = truncated ? Math.min(body.length, 16 + dice.below(body.length)) : body.length;
  const head = (streamed ? dice.chance(0.9) : dice.chance(0.1)) ? eventStream() : answerHead();
  return { head, body: body.subarray(0, length), truncated };
}

const BLANK_LINE = /((?:\r\n|\n|\r(?!\n)){2})/u;

/** The same events, one of them lost, doubled or in another's place. */
function spoilOrder(dice: Dice, body: Buffer): Buffer {
  const pieces = body.toString('utf8').split(BLANK_LINE);
  const blocks = pieces.flatMap((text, at) => (at % 2 === 0 ? [text + (pieces[at + 1] ?? '')] : []));
  const from = dice.below(blocks.length);
  const [moved = ''] = blocks.splice(from, 1);
  const times = dice.pick([0, 1, 1, 2]);
  blocks.splice(dice.below(blocks.length + 1), 0, ...Array.from({ length: times }, () => moved));
  return Buffer.from(blocks.join(''));
}

/** The same bytes with a few of them changed, lost, doubled or moved. */
export function spoil(body: Buffer, random: Random): Buffer {
  const dice = createDice(random);
  if (dice.chance(0.4)) return spoilOrder(dice, body);
  let spoiled = Buffer.from(body);
  for (let times = 1 + dice.below(4); times > 0; times -= 1) {
    const at = dice.below(spoiled.length + 1);
    const to = Math.min(spoiled.length, at + 1 + dice.below(30));
    const middle = dice.pick([
      Buffer.from([dice.below(256)]),
      Buffer.alloc(0),
      Buffer.concat([spoiled.subarray(at, to), spoiled.subarray(at, to)]),
      Buffer.from(
        dice.pick(['"', '\\', '{', '}', ']', '\n\n', '\r', 'data: ', '[DONE]', '"b64_json":"', '\\u00', '\0']),
      ),
    ]);
    spoiled = Buffer.concat([spoiled.subarray(0, at), middle, spoiled.subarray(dice.chance(0.5) ? at : to)]);
  }
  return spoiled;
}

/** Sizes of the pieces a body of this length is cut into, some of them absurdly small. */
export function makeCuts(length: number, random: Random): () => number {
  const dice = createDice(random);
  const smallest = Math.ceil(length / 400);
  const largest = dice.pick([smallest, smallest + 2, smallest + 60, smallest + 3000, 65_536]);
  return () => smallest + dice.below(largest - smallest + 1);
}

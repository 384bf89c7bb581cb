import type { Answer } from './answer-fields.ts';
import { echoed, toJson, trap, unknownFields, usageFor } from './answer-fields.ts';
import { toBase64 } from './make-pictures.ts';
import type { Outlet } from './outlet.ts';

type Part = { readonly type: 'text'; readonly text: string } | { readonly type: 'image'; readonly index: number };

/** What a Gemini model says around its pictures: text, picture, text, picture, text. */
function partsOf({ request, made, faults }: Answer): Part[] {
  const subject = request.prompt.trim().split(/\s+/).slice(0, 12).join(' ');
  const text = (words: string): Part => ({ type: 'text', text: words });
  const opening =
    request.images.length > 0 ? 'I changed the picture as you asked' : 'Here is a picture of what you described';
  const parts: Part[] = [text(`${opening}: ${subject}.`)];
  made.pictures.forEach((_, index) => {
    if (index > 0) parts.push(text(`Another view, number ${index + 1}.`));
    parts.push({ type: 'image', index });
  });
  parts.push(text('Tell me if you want a different light, angle or crop.'));
  if (faults['key-in-text']) parts.unshift(text(trap));
  return parts;
}

/** The fields that only Gemini answers have. */
function spoken(answer: Answer): { text?: string; parts?: unknown[] } {
  if (!answer.request.withText) return {};
  const parts = partsOf(answer);
  const text = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
  const unknown = answer.faults['extra-fields']
    ? [
        { type: 'thought', thought: true, text: 'hm' },
        { type: 'audio', id: 7 },
      ]
    : [];
  return { text, parts: [...unknown, ...parts] };
}

/** The JSON answer of a request, as a value. */
export async function jsonAnswer(answer: Answer): Promise<Record<string, unknown>> {
  const { id, created, request, made, faults } = answer;
  const data: { b64_json: string }[] = [];
  if (!faults['empty-data']) {
    for (const picture of made.pictures) data.push({ b64_json: await toBase64(picture, request, faults) });
  }
  const words = spoken(answer);
  const trapped = faults['key-in-text'] && request.model.family === 'gpt' ? { revised_prompt: trap } : {};
  return {
    id,
    created,
    ...echoed(answer),
    output_format: request.format,
    ...trapped,
    ...words,
    ...(faults['extra-fields'] ? unknownFields : {}),
    data,
    usage: usageFor(answer, 0, words.text),
  };
}

/** Sends the JSON answer; `cut` ends it half way with a clean end of file, `bad-json` with a matching length. */
export async function respondJson(outlet: Outlet, answer: Answer, headers: Record<string, string>): Promise<void> {
  const { faults } = answer;
  const whole = Buffer.from(toJson(await jsonAnswer(answer), faults));
  const bytes = faults.cut || faults['bad-json'] ? whole.subarray(0, Math.floor(whole.length / 2)) : whole;
  outlet.begin(200, { 'content-type': 'application/json', ...headers }, faults.cut ? null : bytes.length);
  await outlet.send(bytes);
  await outlet.end();
}

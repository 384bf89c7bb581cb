import type { Answer } from './answer-fields.ts';
import { echoed, toJson, trap, unknownFields, usageFor } from './answer-fields.ts';
import { errorBody } from './demo-error.ts';
import { moderationBlocked } from './fault-answer.ts';
import type { Framing, StreamEvent } from './framing.ts';
import { createFraming, hugeComment } from './framing.ts';
import { toBase64 } from './make-pictures.ts';
import type { Outlet } from './outlet.ts';
import { previewOf } from './paint/preview.ts';
import type { Picture } from './paint/picture.ts';

/** Waits between events; resolves at once when the client has gone. */
export type Pause = () => Promise<void>;

const kindOf = ({ request }: Answer): string => (request.images.length > 0 ? 'image_edit' : 'image_generation');

async function eventOf(
  answer: Answer,
  type: string,
  picture: Picture,
  more: Record<string, unknown>,
): Promise<StreamEvent> {
  const { id, created, request, faults } = answer;
  // The padding of a huge picture belongs to the final one only.
  const { 'huge-picture': huge, ...rest } = faults;
  const picky = type.endsWith('.completed') && huge !== undefined ? faults : rest;
  const value = {
    id,
    type,
    ...(faults['key-in-text'] ? { revised_prompt: trap } : {}),
    ...(faults['extra-fields'] ? unknownFields : {}),
    b64_json: await toBase64(picture, request, picky),
    created_at: created,
    ...echoed(answer),
    output_format: request.format,
    ...more,
  };
  return { type, data: toJson(value, faults) };
}

/** The events of a good stream in the order they are sent. */
async function* eventsOf(answer: Answer): AsyncGenerator<StreamEvent> {
  const { request, made, faults } = answer;
  const [final] = made.pictures;
  if (final === undefined) return;
  const asked = Math.min(request.partialImages, faults['fewer-previews'] ?? request.partialImages);
  const completed = (): Promise<StreamEvent> =>
    eventOf(answer, `${kindOf(answer)}.completed`, final, { usage: usageFor(answer, asked) });
  if (faults['final-first']) yield await completed();
  if (faults['extra-fields'])
    yield { type: 'image_generation.progress', data: '{"type":"image_generation.progress","progress":0.5}' };
  for (let index = 0; index < asked; index++) {
    const preview = await previewOf(final, index, asked);
    yield await eventOf(answer, `${kindOf(answer)}.partial_image`, preview, { partial_image_index: index });
  }
  if (!faults['final-first']) yield await completed();
}

/** An error in the middle of a stream, in each of the shapes met in the wild (api.md §2.2). */
function streamError({ faults }: Answer, framing: Framing): string | null {
  const shape = faults['moderation-stream'] ?? faults['error-stream'];
  if (shape === undefined) return null;
  const { error } = faults['moderation-stream']
    ? errorBody(moderationBlocked('output'))
    : {
        error: {
          message: 'The server had an error while making the picture.',
          type: 'server_error',
          param: null,
          code: 'server_error',
        },
      };
  switch (shape) {
    case 'event':
      return framing.frame({ type: 'error', data: JSON.stringify({ type: 'error', error }) }, true);
    case 'unnamed':
      return framing.frame({ type: '', data: JSON.stringify({ error }) }, true);
    case 'flat':
      return framing.frame({ type: '', data: JSON.stringify({ ...error, type: 'error' }) }, true);
    case 'bare':
      return framing.bare(JSON.stringify({ error }));
  }
}

const isFinal = (event: StreamEvent): boolean => event.type.endsWith('.completed');

/** One event ahead of what is sent, so that the last one is known to be the last. */
async function* withLast(events: AsyncGenerator<StreamEvent>): AsyncGenerator<{ event: StreamEvent; last: boolean }> {
  let held: StreamEvent | null = null;
  for await (const event of events) {
    if (held !== null) yield { event: held, last: false };
    held = event;
  }
  if (held !== null) yield { event: held, last: true };
}

const halfOf = (text: string): string => text.slice(0, Math.floor(text.length / 2));

/** Sends the answer as server-sent events. */
export async function respondStream(
  outlet: Outlet,
  answer: Answer,
  headers: Record<string, string>,
  pause: Pause,
): Promise<void> {
  const { faults } = answer;
  const framing = createFraming(faults);
  const failure = streamError(answer, framing);
  outlet.begin(
    200,
    { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache', ...headers },
    null,
  );
  if (framing.opening !== '') await outlet.send(framing.opening);
  for await (const { event, last } of withLast(eventsOf(answer))) {
    await pause();
    if (outlet.gone()) return;
    if (isFinal(event) && (failure !== null || faults.cut)) break;
    const sent = faults['bad-json'] && isFinal(event) ? { ...event, data: halfOf(event.data) } : event;
    const text = framing.frame(sent, last);
    if (last && faults['huge-comment'] !== undefined) await outlet.send(hugeComment(faults['huge-comment']));
    await outlet.send(last && faults['cut-inside'] ? halfOf(text) : text);
    if (failure !== null) break;
  }
  if (failure !== null) await outlet.send(failure);
  else if (!faults.cut && !faults['cut-inside'] && framing.closing !== '') await outlet.send(framing.closing);
  await outlet.end();
}

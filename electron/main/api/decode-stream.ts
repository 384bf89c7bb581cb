import type { AnswerDocument, BodyDecoder } from './decode-body.ts';
import { decodePreview, decodeReply, joinReplies, withWords, type ImageOf } from './decode-reply.ts';
import type { ReceivedImage, ReceiveEnd, Reply, ReplyEvent, WireError } from './reply.ts';
import { readTextError, readWireError, titleOf, type ErrorPlace } from './wire-error.ts';
import { kindOf } from './wire.ts';

/** Makes one sequence of events of the documents of an answer, streamed or not. */
export type Answer = {
  /** The previews a document brings. */
  take(document: AnswerDocument): ReplyEvent[];
  /** The reply, if there is one, and how the answer ended. */
  conclude(body: BodyDecoder): { readonly reply: Reply | null; readonly end: ReceiveEnd };
  readonly previews: readonly ReceivedImage[];
  /** Whole: what may still come changes nothing that was paid for. */
  readonly whole: boolean;
  /** Nothing that may still come matters. */
  readonly closed: boolean;
};

type Head = { readonly status: number; readonly contentType: string | null };

/** What an answer has brought so far. */
type Brought = {
  readonly head: Head;
  readonly imageOf: ImageOf;
  readonly previews: ReceivedImage[];
  readonly replies: Reply[];
  error: WireError | null;
  /** The first thing about it that made no sense. */
  reason: string | null;
  closed: boolean;
};

export function createAnswer(head: Head, imageOf: ImageOf): Answer {
  const brought: Brought = { head, imageOf, previews: [], replies: [], error: null, reason: null, closed: false };
  return {
    take: (document) => (brought.closed ? [] : take(brought, document)),
    conclude: (body) => {
      const reply = joinReplies(brought.replies);
      return reply === null ? { reply, end: endWithoutReply(brought, body) } : { reply, end: { class: 'whole' } };
    },
    previews: brought.previews,
    get whole() {
      return brought.replies.length > 0;
    },
    get closed() {
      return brought.closed;
    },
  };
}

const hasFailed = (head: Head): boolean => head.status >= 400;
const announcesEvents = (head: Head): boolean => (head.contentType ?? '').toLowerCase().includes('event-stream');

function take(brought: Brought, document: AnswerDocument): ReplyEvent[] {
  if (document.type === 'done') brought.closed = true;
  else if (document.type === 'broken') brought.reason ??= document.reason;
  else {
    const kind = kindOf(document.value, document.name);
    if (hasFailed(brought.head) || kind === 'error') takeError(brought, document.value);
    else if (kind === 'reply') takeReply(brought, document.value);
    else if (kind === 'preview') return takePreview(brought, document.value);
  }
  return [];
}

/** Pictures that come with an error were made, whatever it says: they are an answer, and its words are kept with them. */
function takeError(brought: Brought, value: unknown): void {
  const error = readWireError(value, placeOf(brought));
  const reply = decodeReply(value, brought.imageOf);
  if (reply.ok && reply.value.images.length > 0) brought.replies.push(withWords(reply.value, error.message));
  else brought.error = error;
  brought.closed = true;
}

function takeReply(brought: Brought, value: unknown): void {
  const reply = decodeReply(value, brought.imageOf);
  if (reply.ok) brought.replies.push(reply.value);
  else brought.reason ??= reply.error;
}

function takePreview(brought: Brought, value: unknown): ReplyEvent[] {
  const preview = decodePreview(value, brought.imageOf);
  if (preview === null) return [];
  const index = preview.index ?? brought.previews.length;
  brought.previews.push(preview.image);
  return [{ type: 'preview', index, image: preview.image }];
}

const placeOf = ({ head, previews }: Brought): ErrorPlace => ({
  status: head.status,
  midStream: !hasFailed(head) && (announcesEvents(head) || previews.length > 0),
  previews: previews.length,
});

function endWithoutReply(brought: Brought, body: BodyDecoder): ReceiveEnd {
  const { head, error } = brought;
  if (error !== null) return { class: 'error', error };
  if (hasFailed(head)) return { class: 'error', error: readTextError(body.opening, placeOf(brought)) };
  const page = body.form === 'page' ? `a page, not an answer: ${titleOf(body.opening)}` : null;
  const reason = body.overflow ?? page ?? brought.reason ?? strangeness(body, announcesEvents(head));
  if (reason !== null) return { class: 'malformed', reason };
  return { class: 'cut', previews: brought.previews.length };
}

/** Why an answer that brought nothing isn't just cut short; null when it may be. */
function strangeness(body: BodyDecoder, announcesEvents: boolean): string | null {
  if (body.form === 'json') return body.idle ? 'the answer has no "data"' : null;
  const looksLikeEvents = announcesEvents || /^(data|event|id|retry)?:/u.test(body.opening);
  return body.form === 'events' && !looksLikeEvents ? 'neither JSON nor events' : null;
}

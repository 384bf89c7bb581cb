import type { Usage } from '../../../shared/usage.ts';
import type { ImageKind } from '../library/image-kind.ts';

/** One decoded picture on disk, beside the raw answer it came in. */
export type ReceivedImage = {
  /** Absolute path of the part file; its name says nothing about its format. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** From the bytes, never from what the answer claims. */
  readonly kind: ImageKind;
  readonly width: number;
  readonly height: number;
};

/** Text and pictures in the order they were meant; `index` points into `Reply.images`. */
export type ReplyPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly index: number };

/** What the service says it used, where it asked for `auto` too (api.md §2.5). */
export type Applied = {
  readonly size: string | null;
  readonly quality: string | null;
  readonly background: string | null;
  readonly outputFormat: string | null;
};

/** One whole answer, streamed or not. Every picture of it is in `images` and named once in `parts` at least. */
export type Reply = {
  readonly id: string | null;
  /** Seconds since 1970. */
  readonly created: number | null;
  readonly applied: Applied;
  readonly images: readonly ReceivedImage[];
  /** Where each of `images` stood among all pictures it had; they are saved under these numbers. */
  readonly places: readonly number[];
  /** How many pictures it had beside `images` that couldn't be decoded or are no PNG, JPEG or WebP. */
  readonly unusable: number;
  readonly text: string | null;
  readonly parts: readonly ReplyPart[];
  readonly usage: Usage | null;
};

export type ReplyEvent =
  | { readonly type: 'preview'; readonly index: number; readonly image: ReceivedImage }
  | { readonly type: 'reply'; readonly reply: Reply };

/** What an error answer or an error event says; what it means is decided elsewhere. */
export type WireError = {
  readonly status: number;
  readonly type: string | null;
  readonly code: string | null;
  readonly param: string | null;
  /** The service's own words, capped; '' when it had none. */
  readonly message: string;
  readonly moderation: {
    readonly stage: 'input' | 'output' | 'unknown';
    readonly categories: readonly string[];
  } | null;
  /** The id a body of the form `{code, msg, request_id}` names; else the header has it. */
  readonly requestId: string | null;
  /** Came as an event of a stream that had begun well. */
  readonly midStream: boolean;
  /** Previews that were complete before it. */
  readonly previews: number;
  /** A page meant for a browser, as proxies send; `message` is its title. */
  readonly html: boolean;
};

/** How an answer ended. `cut`: the bytes stopped before it was whole. `malformed`: they didn't, and it still is no answer. */
export type ReceiveEnd =
  | { readonly class: 'whole' }
  | { readonly class: 'cut'; readonly previews: number }
  | { readonly class: 'malformed'; readonly reason: string }
  | { readonly class: 'error'; readonly error: WireError };

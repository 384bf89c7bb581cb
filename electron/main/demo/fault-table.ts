/**
 * Every way the demo service can misbehave on request. `answer` faults replace the whole answer; all others change how
 * a good answer is timed, framed, filled or delivered. `value` is what a bare name means; `null` means the fault has none.
 */
export type FaultRow = {
  readonly group: 'answer' | 'timing' | 'delivery' | 'framing' | 'content';
  readonly value: number | string | null;
  /** What a number counts, for messages and documentation. */
  readonly unit?: 'ms' | 'seconds' | 'bytes' | 'MiB' | 'previews';
  readonly choices?: readonly string[];
  readonly says: string;
};

const shapes = ['event', 'unnamed', 'flat', 'bare'] as const;

export const faultTable = {
  slow: {
    group: 'timing',
    value: 2000,
    unit: 'ms',
    says: 'waits this long before every event, or before a JSON answer',
  },
  'slow-first-byte': {
    group: 'timing',
    value: 60_000,
    unit: 'ms',
    says: 'sends nothing, not even headers, for this long',
  },

  '401': { group: 'answer', value: null, says: 'the key is refused' },
  '403-balance': { group: 'answer', value: null, says: 'insufficient balance' },
  '404-model': { group: 'answer', value: null, says: 'the model is gone' },
  '408': { group: 'answer', value: null, says: 'request timeout' },
  '409': { group: 'answer', value: null, says: 'conflict' },
  '413': { group: 'answer', value: null, says: 'payload too large' },
  '429': { group: 'answer', value: null, says: 'rate limit, no hint when to come back' },
  '429-seconds': { group: 'answer', value: 1, unit: 'seconds', says: 'rate limit with Retry-After in seconds' },
  '429-date': { group: 'answer', value: 2, unit: 'seconds', says: 'rate limit with Retry-After as an HTTP date' },
  '429-ms': { group: 'answer', value: 200, unit: 'ms', says: 'rate limit with retry-after-ms' },
  '429-text': { group: 'answer', value: '12s', says: 'rate limit whose text says "try again in" this' },
  '429-quota': { group: 'answer', value: null, says: 'insufficient_quota: a 429 that waiting does not cure' },
  '500': { group: 'answer', value: null, says: 'internal error' },
  '502-html': { group: 'answer', value: 0, unit: 'ms', says: 'an HTML page from a gateway, after this long' },
  '503': { group: 'answer', value: 1, unit: 'seconds', says: 'unavailable with Retry-After in seconds' },
  '524-html': {
    group: 'answer',
    value: 0,
    unit: 'ms',
    says: 'an HTML page from an edge that gave up, after this long',
  },
  envelope: { group: 'answer', value: null, says: 'HTTP 500 as {code, msg, request_id}' },
  'moderation-input': { group: 'answer', value: null, says: 'HTTP 400 moderation_blocked, stage input' },
  'moderation-output': { group: 'answer', value: null, says: 'HTTP 400 moderation_blocked, stage output' },
  'moderation-flat': { group: 'answer', value: null, says: 'HTTP 400 with the safety text, type and code flattened' },
  'no-answer': { group: 'answer', value: null, says: 'reads the whole body, then closes the connection' },

  'moderation-stream': {
    group: 'content',
    value: 'event',
    choices: shapes,
    says: 'moderation_blocked in the middle of a stream, in this shape',
  },
  'error-stream': {
    group: 'content',
    value: 'event',
    choices: shapes,
    says: 'server_error in the middle of a stream, in this shape',
  },

  'reset-after': {
    group: 'delivery',
    value: 1000,
    unit: 'bytes',
    says: 'resets the connection after this much of the body',
  },
  cut: { group: 'delivery', value: null, says: 'ends a stream cleanly before completed, a JSON body half way' },
  'cut-inside': { group: 'delivery', value: null, says: 'ends a stream in the middle of the last event' },
  chunks: { group: 'delivery', value: 1, unit: 'bytes', says: 'sends the body in pieces of this size' },
  'wrong-type': { group: 'delivery', value: null, says: 'Content-Type: text/plain on a good answer' },

  'no-event-lines': { group: 'framing', value: null, says: 'no event: lines' },
  crlf: { group: 'framing', value: null, says: 'lines end in CR LF' },
  cr: { group: 'framing', value: null, says: 'lines end in a lone CR' },
  bom: { group: 'framing', value: null, says: 'the stream begins with a byte order mark' },
  comments: { group: 'framing', value: null, says: '": keepalive" comments before every event' },
  'no-final-blank': { group: 'framing', value: null, says: 'the last event has no blank line after it' },
  done: { group: 'framing', value: null, says: 'data: [DONE] at the end' },
  'no-space': { group: 'framing', value: null, says: 'no space after data:' },
  'many-data-lines': { group: 'framing', value: null, says: 'one event over several data: lines' },
  'huge-comment': {
    group: 'framing',
    value: 28,
    unit: 'MiB',
    says: 'one comment line of this size before the last event',
  },

  'fewer-previews': { group: 'content', value: 0, unit: 'previews', says: 'sends at most this many previews' },
  'final-first': { group: 'content', value: null, says: 'completed comes before the previews' },
  'json-instead': { group: 'content', value: null, says: 'JSON although a stream was asked' },
  'stream-instead': { group: 'content', value: null, says: 'a stream although JSON was asked' },
  'empty-data': { group: 'content', value: null, says: 'HTTP 200 with data: []' },
  'wrong-mime': { group: 'content', value: null, says: 'jpeg bytes labelled png (png bytes when jpeg was asked)' },
  'odd-size': { group: 'content', value: null, says: 'a picture of 1254x1254 whatever was asked' },
  'bare-usage': { group: 'content', value: null, says: 'usage without details' },
  'extra-fields': { group: 'content', value: null, says: 'unknown fields, part types and events' },
  'escaped-slashes': {
    group: 'content',
    value: 'slash',
    choices: ['slash', 'unicode'],
    says: 'slashes in base64 as \\/ or \\u002f',
  },
  'key-in-text': { group: 'content', value: null, says: '"b64_json" and base64 inside a text, before the picture' },
  'huge-picture': {
    group: 'content',
    value: 28,
    unit: 'MiB',
    says: 'a good picture padded until its base64 has this size',
  },
  'bad-base64': { group: 'content', value: null, says: 'b64_json that is not base64' },
  'bad-json': { group: 'content', value: null, says: 'HTTP 200 whose JSON breaks off' },
} as const satisfies Record<string, FaultRow>;

export type FaultName = keyof typeof faultTable;

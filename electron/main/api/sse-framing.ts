/** What the framing of an event stream hands on, as it comes. */
export type SseSink = {
  /** A piece of the data of the open event. */
  data(bytes: Buffer): void;
  /** The open event is complete. `name` is its `event:` field, or ''. */
  dispatch(name: string): void;
  /** A piece of JSON that stands on a line without `data:`; returns how many bytes are left behind its end, -1 before. */
  bare(bytes: Buffer): number;
};

export type SseFraming = {
  feed(bytes: Buffer): void;
  /** The bytes have ended: a last line without its end counts as a line (api.md §5). */
  end(): void;
  /** Whether data has come that no blank line has dispatched; and the name to dispatch it under. */
  readonly open: boolean;
  readonly name: string;
};

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const newline = Buffer.from('\n');
/** `event`, `data`, `id` and `retry` are the fields there are; a longer name is none of them. */
const maxFieldBytes = 8;
const maxNameBytes = 256;

/** A stream on its way. */
type Lines = {
  readonly sink: SseSink;
  place: 'line-start' | 'field' | 'value-start' | 'value' | 'bare';
  field: string;
  name: string;
  open: boolean;
  /** The line before ended in \r: a \n that comes next belongs to it. */
  afterReturn: boolean;
};

/**
 * Splits an event stream by the rules of the HTML standard, in pieces of any size, keeping nothing of the data:
 * \n, \r\n and \r end a line, also where they are split between pieces. One thing more than the standard:
 * a line that begins with `{` is an answer without `data:` before it (api.md §2.2).
 */
export function createSseFraming(sink: SseSink): SseFraming {
  const lines: Lines = { sink, place: 'line-start', field: '', name: '', open: false, afterReturn: false };
  return {
    feed: (bytes) => feed(lines, bytes),
    end: () => {
      if (lines.place !== 'line-start' && lines.place !== 'bare') endLine(lines);
    },
    get open() {
      return lines.open;
    },
    get name() {
      return lines.name;
    },
  };
}

function feed(lines: Lines, bytes: Buffer): void {
  let feedAt = bytes.indexOf(lineFeed);
  let returnAt = bytes.indexOf(carriageReturn);
  for (let at = 0; at < bytes.length; ) {
    if (lines.afterReturn) {
      lines.afterReturn = false;
      if (bytes[at] === lineFeed) at += 1;
      continue;
    }
    if (lines.place === 'line-start' && bytes[at] === 0x7b) startBare(lines);
    if (lines.place === 'bare') {
      at += takeBare(lines, bytes.subarray(at));
      continue;
    }
    if (feedAt >= 0 && feedAt < at) feedAt = bytes.indexOf(lineFeed, at);
    if (returnAt >= 0 && returnAt < at) returnAt = bytes.indexOf(carriageReturn, at);
    const end = firstOf(feedAt, returnAt, bytes.length);
    takeLine(lines, bytes.subarray(at, end));
    if (end < bytes.length) {
      endLine(lines);
      lines.afterReturn = end === returnAt;
    }
    at = end + 1;
  }
}

/** A piece of one line, its end not included. */
function takeLine(lines: Lines, bytes: Buffer): void {
  if (bytes.length === 0) return;
  if (lines.place === 'line-start') {
    lines.field = '';
    lines.place = 'field';
  }
  const at = lines.place === 'field' ? takeField(lines, bytes) : 0;
  if (at < bytes.length) takeValue(lines, bytes.subarray(at));
}

/** The field before the colon; returns where the value begins. */
function takeField(lines: Lines, bytes: Buffer): number {
  const colon = bytes.indexOf(0x3a);
  const end = colon < 0 ? bytes.length : colon;
  lines.field = (lines.field + bytes.toString('latin1', 0, Math.min(end, maxFieldBytes))).slice(0, maxFieldBytes);
  if (colon < 0) return end;
  lines.place = 'value-start';
  if (lines.field === 'data') startData(lines);
  if (lines.field === 'event') lines.name = '';
  return colon + 1;
}

function takeValue(lines: Lines, bytes: Buffer): void {
  const skip = lines.place === 'value-start' && bytes[0] === 0x20 ? 1 : 0;
  lines.place = 'value';
  if (skip === bytes.length) return;
  if (lines.field === 'data') lines.sink.data(skip === 0 ? bytes : bytes.subarray(skip));
  else if (lines.field === 'event') lines.name = (lines.name + bytes.toString('utf8', skip)).slice(0, maxNameBytes);
}

function startData(lines: Lines): void {
  if (lines.open) lines.sink.data(newline); // several data lines are one text, joined by \n
  lines.open = true;
}

function endLine(lines: Lines): void {
  if (lines.place === 'line-start') dispatch(lines);
  else if (lines.place === 'field' && lines.field === 'data') startData(lines);
  lines.place = 'line-start';
  lines.field = '';
}

function dispatch(lines: Lines): void {
  if (lines.open) lines.sink.dispatch(lines.name);
  lines.open = false;
  lines.name = '';
}

function startBare(lines: Lines): void {
  if (lines.open) dispatch(lines);
  lines.place = 'bare';
}

/** Feeds JSON without `data:` until it closes; the rest of its line is dropped as a field of no name. */
function takeBare(lines: Lines, bytes: Buffer): number {
  const left = lines.sink.bare(bytes);
  if (left < 0) return bytes.length;
  lines.place = 'value';
  lines.field = '';
  return bytes.length - left;
}

function firstOf(a: number, b: number, none: number): number {
  if (a < 0) return b < 0 ? none : b;
  return b < 0 || a < b ? a : b;
}

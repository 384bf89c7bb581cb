import { describe, expect, it } from 'vitest';
import { createSseFraming } from '../../../../electron/main/api/sse-framing.ts';

type Seen = { name: string; data: string };

/** Frames `stream` in pieces and gives its events; JSON without `data:` is an event named `bare:` and its name. */
function frame(stream: string, pieceLength = stream.length): { events: Seen[]; open: string | null } {
  const events: Seen[] = [];
  let data = '';
  const framing = createSseFraming({
    data: (bytes) => void (data += bytes.toString('latin1')),
    dispatch: (name) => {
      events.push({ name, data });
      data = '';
    },
    bare: (bytes) => {
      const close = bytes.indexOf('}');
      if (close < 0) data += bytes.toString('latin1');
      else {
        events.push({ name: `bare:${framing.name}`, data: data + bytes.toString('latin1', 0, close + 1) });
        data = '';
      }
      return close < 0 ? -1 : bytes.length - close - 1;
    },
  });
  const bytes = Buffer.from(stream);
  for (let at = 0; at < bytes.length; at += pieceLength) framing.feed(bytes.subarray(at, at + pieceLength));
  framing.end();
  return { events, open: framing.open ? data : null };
}

const one = (data: string, name = ''): { events: Seen[]; open: null } => ({ events: [{ name, data }], open: null });

describe.each([1, 2, 3, 1000])('an event stream in pieces of %i bytes', (length) => {
  it.each([
    ['\\n', 'event: a\ndata: x\n\n'],
    ['\\r\\n', 'event: a\r\ndata: x\r\n\r\n'],
    ['a lone \\r', 'event: a\rdata: x\r\r'],
    ['a mix of all', 'event: a\r\ndata: x\r\n\n'],
  ])('ends lines with %s', (_, stream) => {
    expect(frame(stream, length)).toEqual(one('x', 'a'));
  });

  it('dispatches once for a blank line of \\r\\n', () => {
    expect(frame('data: x\r\n\r\ndata: y\r\n\r\n', length).events).toHaveLength(2);
  });

  it('takes one space after the colon, or none', () => {
    expect(frame('data:x\n\n', length)).toEqual(one('x'));
    expect(frame('data:  x\n\n', length)).toEqual(one(' x'));
  });

  it('joins several data lines with a line break', () => {
    expect(frame('data: a\ndata:\ndata: b\n\n', length)).toEqual(one('a\n\nb'));
    expect(frame('data: a\ndata\n\n', length)).toEqual(one('a\n'));
  });

  it('ignores comments, ids, retry times and unknown fields', () => {
    expect(frame(': ka\nid: 1\nretry: 5\nfoo: data: no\ndatax: no\ndata: x\n:\n\n', length)).toEqual(one('x'));
  });

  it('dispatches nothing for a name without data, and forgets the name', () => {
    expect(frame('event: a\n\ndata: x\n\n', length)).toEqual(one('x'));
  });

  it('takes the last of several names', () => {
    expect(frame('event: a\nevent: b\ndata: x\n\n', length)).toEqual(one('x', 'b'));
  });

  it('leaves an event without its blank line open', () => {
    expect(frame('data: x\n\ndata: y\n', length)).toEqual({ ...one('x'), open: 'y' });
    expect(frame('data: x\n\ndata: y', length)).toEqual({ ...one('x'), open: 'y' });
  });

  it('takes JSON on a line without data: as an answer, under the name before it', () => {
    expect(frame('event: error\n{"a":1}\n\ndata: x\n\n', length).events).toEqual([
      { name: 'bare:error', data: '{"a":1}' },
      { name: '', data: 'x' },
    ]);
  });

  it('takes JSON without data: over several lines, and drops what follows on its last line', () => {
    expect(frame('{"a":\r\n1} tail: x\ndata: y\n\n', length).events).toEqual([
      { name: 'bare:', data: '{"a":\r\n1}' },
      { name: '', data: 'y' },
    ]);
  });

  it('completes an open event before JSON without data:', () => {
    expect(frame('data: x\n{"a":1}', length).events).toEqual([
      { name: '', data: 'x' },
      { name: 'bare:', data: '{"a":1}' },
    ]);
  });
});

import type { ActiveFaults } from './faults.ts';

/** One event of a stream, before it becomes lines. */
export type StreamEvent = { readonly type: string; readonly data: string };

/** Splits JSON where whitespace is allowed, so that lines joined by \n are the same JSON again. */
const overLines = (json: string): string[] => json.replace(/^\{/, '{\n').replace(/\}$/, '\n}').split('\n');

export type Framing = {
  /** What comes before the first event. */
  readonly opening: string;
  frame(event: StreamEvent, last: boolean): string;
  /** A line that is no event at all, as some gateways write errors. */
  bare(json: string): string;
  /** What comes after the last event. */
  readonly closing: string;
};

/** The SSE grammar of this answer, with every liberty the faults take. */
export function createFraming(faults: ActiveFaults): Framing {
  const end = faults.crlf ? '\r\n' : faults.cr ? '\r' : '\n';
  const data = faults['no-space'] ? 'data:' : 'data: ';
  const lines = (json: string): string[] => (faults['many-data-lines'] ? overLines(json) : [json]);
  const frame = (event: StreamEvent, last: boolean): string => {
    const head = faults['no-event-lines'] || event.type === '' ? '' : `event: ${event.type}${end}`;
    const body = lines(event.data)
      .map((line) => `${data}${line}`)
      .join(end);
    const open = last && faults['no-final-blank'] && !faults.done;
    return `${faults.comments ? `: keepalive${end}${end}` : ''}${head}${body}${open ? '' : `${end}${end}`}`;
  };
  return {
    frame,
    opening: faults.bom ? '\uFEFF' : '',
    bare: (json) => `${json}${end}`,
    closing: faults.done ? `${data}[DONE]${faults['no-final-blank'] ? '' : `${end}${end}`}` : '',
  };
}

/** A comment line of so many MiB. */
export const hugeComment = (mebibytes: number, end = '\n'): string => `: ${'.'.repeat(mebibytes * 1024 * 1024)}${end}`;

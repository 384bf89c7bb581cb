import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomic } from '../storage/write-atomic.ts';
import { bodyFile } from './spool.ts';

/** The raw answer byte for byte as it came, but for a key that the service said back: that becomes `[key]`. */
export async function* rawAnswer(spoolDir: string, secrets: readonly string[]): AsyncGenerator<Uint8Array> {
  const said = secrets.filter((secret) => secret !== '').map(patternOf);
  // A secret may lie across two chunks, spelled as long as can be.
  const overlap = Math.max(0, ...secrets.map((secret) => secret.length * LONGEST_SPELLING));
  let rest = '';
  for await (const chunk of createReadStream(bodyFile(spoolDir), { encoding: 'latin1' })) {
    // One character a byte, so that bytes of any meaning come through unchanged.
    const text = said.reduce((left, secret) => left.replace(secret, '[key]'), rest + String(chunk));
    const end = Math.max(0, text.length - overlap);
    rest = text.slice(end);
    if (end > 0) yield Buffer.from(text.slice(0, end), 'latin1');
  }
  if (rest !== '') yield Buffer.from(rest, 'latin1');
}

/** `\u002f` */
const LONGEST_SPELLING = 6;

/** A secret in every way that JSON can spell it. Keys are ASCII: they have to stand in a header. */
const patternOf = (secret: string): RegExp =>
  new RegExp(
    [...secret]
      .map((char) => {
        const code = char.charCodeAt(0).toString(16).padStart(4, '0');
        return `(?:${char === '/' ? '\\\\?' : ''}\\u${code}|\\\\u${code})`;
      })
      .join(''),
    'gi',
  );

/** Writes the raw answer beside itself as a file that programs know how to open, and answers its path. */
export async function rawAnswerBeside(spoolDir: string, name: string, secrets: readonly string[]): Promise<string> {
  const file = join(spoolDir, `${name}.${await endingOf(spoolDir)}`);
  await writeAtomic(file, rawAnswer(spoolDir, secrets));
  return file;
}

const START_BYTES = 64;

/** By what the bytes are, whatever was said of them. A page of a gateway is shown as text: nothing in it shall run. */
async function endingOf(spoolDir: string): Promise<'json' | 'sse' | 'txt'> {
  const handle = await open(bodyFile(spoolDir));
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
    const start = buffer.toString('utf8', 0, bytesRead).trimStart(); // a byte order mark too
    if (/^[{[]/.test(start)) return 'json';
    return /^(data|event|id|retry)?:/.test(start) ? 'sse' : 'txt';
  } finally {
    await handle.close();
  }
}

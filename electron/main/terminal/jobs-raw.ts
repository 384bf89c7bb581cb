import { say } from '../../../shared/words/say-in-terminal.ts';
import { EXIT, TerminalEnd } from './exit-code.ts';
import { outOption } from './places.ts';
import { shortest } from './report.ts';
import type { Session } from './session.ts';

export type RawOptions = { readonly out?: string };

/** The kept raw answer of a job, to standard output or into a file that isn't there yet. */
export async function jobsRaw({ back, options }: Session, id: string, { out }: RawOptions): Promise<number> {
  const target = out === undefined ? null : outOption(out);
  if (back.queue.answerFolder(id) === null) throw new TerminalEnd(EXIT.wrongUsage, say('terminal.raw-none'));
  if (target === null) return print(await back.answers.read(id));
  await back.answers.copyTo(id, target);
  if (options.json) console.log(JSON.stringify({ job: id, file: target }));
  else if (!options.quiet) console.log(say('terminal.raw-written', { file: shortest(target) }));
  return EXIT.done;
}

/** Piece by piece, as fast as it is read; a reader that has seen enough ends it. */
async function print(answer: AsyncIterable<Uint8Array>): Promise<number> {
  for await (const bytes of answer) if (!(await isTaken(bytes))) break;
  return EXIT.done;
}

const isTaken = (bytes: Uint8Array): Promise<boolean> =>
  new Promise((resolve) => void process.stdout.write(bytes, (error) => resolve(!error)));

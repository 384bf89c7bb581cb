import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { KeyStatus } from '../../../shared/key-status.ts';
import { assertNever } from '../../../shared/result.ts';
import { keyHintOf } from '../../../shared/settings.ts';
import { say } from '../../../shared/words/say-in-terminal.ts';
import { isSendable } from '../api/endpoint.ts';
import type { BackEnd } from '../back-end.ts';
import { EXIT, TerminalEnd } from './exit-code.ts';
import type { Session } from './session.ts';
import { readStandardInput } from './standard-input.ts';

/** Asked before a job is added: here it would wait for a key for ever. @throws AppFailure key-missing, keychain-* */
export async function needKey(back: BackEnd): Promise<void> {
  if (!isSendable(await back.key.read())) throw new TerminalEnd(EXIT.noKey, say('terminal.key-unsendable'));
}

export function keyStatus({ back, options }: Session): number {
  const status = back.key.status();
  if (options.json) console.log(JSON.stringify(status));
  else console.log(sentence(status, back.settings.read().baseUrl));
  return status.state === 'missing' || status.state === 'unavailable' ? EXIT.noKey : EXIT.done;
}

/** Reads a hidden prompt, or standard input when it is not a terminal. Never an argument: those show in `ps`. */
export async function keySet({ back, options }: Session): Promise<number> {
  const key = (process.stdin.isTTY ? await askHidden() : String(await readStandardInput())).trim();
  if (key === '') throw new TerminalEnd(EXIT.wrongUsage, say('terminal.key-empty'));
  if (!isSendable(key)) throw new TerminalEnd(EXIT.wrongUsage, say('terminal.key-unsendable'));
  const status = await back.key.save(key);
  // With OCTEN_API_KEY set, the status speaks of that one; what was kept is in the hint.
  const settings = back.settings.read();
  const hint = keyHintOf(settings);
  if (hint === null) throw new TerminalEnd(EXIT.noKey, say('terminal.key-session'));
  const stored: KeyStatus = { state: 'stored', lastFour: hint.lastFour, savedAt: hint.savedAt };
  if (options.json) console.log(JSON.stringify(stored));
  else if (!options.quiet) console.log(sentence(stored, settings.baseUrl));
  if (status.state === 'environment' && !options.quiet) console.error(say('terminal.key-environment-wins'));
  return EXIT.done;
}

export async function keyForget({ back, options }: Session): Promise<number> {
  const status = await back.key.forget();
  if (options.json) console.log(JSON.stringify(status));
  else if (!options.quiet) console.log(say('terminal.key-forgotten'));
  return EXIT.done;
}

function sentence(status: KeyStatus, baseUrl: string): string {
  const origin = new URL(baseUrl).host;
  switch (status.state) {
    case 'stored':
      return say('terminal.key-stored', { lastFour: status.lastFour || 'none', origin });
    case 'environment':
      return say('terminal.key-environment', { lastFour: status.lastFour || 'none', origin });
    case 'rejected':
      return say('terminal.key-rejected', { lastFour: status.lastFour || 'none' });
    case 'session-only':
      return say('terminal.key-session');
    case 'unavailable':
      return say('terminal.key-unavailable');
    case 'missing':
      return say('terminal.key-missing', { origin });
    default:
      return assertNever(status);
  }
}

/** Reads a line of which nothing is shown. */
function askHidden(): Promise<string> {
  process.stderr.write(say('terminal.key-prompt'));
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  return new Promise((resolve, reject) => {
    let answer: string | null = null;
    lines.once('line', (line) => {
      answer = line;
      lines.close();
    });
    // In raw mode Ctrl+C is a character, and Ctrl+D closes without a line.
    lines.once('SIGINT', () => lines.close());
    lines.once('close', () => {
      process.stderr.write('\n');
      if (answer === null) reject(new TerminalEnd(EXIT.cancelled, say('terminal.stopped')));
      else resolve(answer);
    });
  });
}

import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { assertNever } from '../../../shared/result.ts';
import type { KeyStatus } from '../../../shared/key-status.ts';
import { say } from '../../../shared/words/say.ts';
import type { BackEnd } from '../back-end.ts';
import { EXIT, TerminalEnd } from './exit-code.ts';
import type { CommonOptions } from './open-back-end.ts';

export function keyStatus(back: BackEnd, options: CommonOptions): number {
  const status = back.key.status();
  if (options.json) console.log(JSON.stringify(status));
  else console.log(sentence(status, back.settings.read().baseUrl));
  return status.state === 'missing' || status.state === 'unavailable' ? EXIT.noKey : EXIT.done;
}

/** Reads a hidden prompt, or standard input when it is not a terminal. Never an argument: those show in `ps`. */
export async function keySet(back: BackEnd): Promise<number> {
  const key = (await (process.stdin.isTTY ? askHidden() : readAll())).trim();
  if (key === '') throw new TerminalEnd(EXIT.wrongUsage, say('terminal.key-empty'));
  const status = await back.key.save(key);
  if (status.state === 'session-only') throw new TerminalEnd(EXIT.noKey, say('terminal.key-session'));
  console.log(sentence(status, back.settings.read().baseUrl));
  return EXIT.done;
}

export async function keyForget(back: BackEnd): Promise<number> {
  await back.key.forget();
  console.log(say('terminal.key-forgotten'));
  return EXIT.done;
}

function sentence(status: KeyStatus, baseUrl: string): string {
  const origin = new URL(baseUrl).host;
  switch (status.state) {
    case 'stored':
      return say('terminal.key-stored', { lastFour: status.lastFour, origin });
    case 'environment':
      return say('terminal.key-environment', { lastFour: status.lastFour });
    case 'rejected':
      return say('terminal.key-rejected', { lastFour: status.lastFour });
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

async function askHidden(): Promise<string> {
  process.stderr.write(say('terminal.key-prompt'));
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const answer = await lines.question('');
  lines.close();
  process.stderr.write('\n');
  return answer;
}

async function readAll(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

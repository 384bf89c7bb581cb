import { readFile } from 'node:fs/promises';
import { say } from '../../../shared/words/say-in-terminal.ts';
import { wrongOption } from './exit-code.ts';
import { readStandardInput } from './standard-input.ts';

/** The text itself, `@FILE`, or `@-` for standard input. The line end that editors add is no part of it. */
export async function readPrompt(text: string): Promise<string> {
  if (!text.startsWith('@')) return text;
  const file = text.slice(1);
  const bytes = await (file === '-' ? readStandardInput() : readTextFile(file));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '');
  } catch {
    throw wrongOption('prompt', say('terminal.not-text', { file }));
  }
}

async function readTextFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw wrongOption('prompt', say('terminal.file-unreadable', { file }));
  }
}

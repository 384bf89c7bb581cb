import { terminalWords } from './en/terminal.ts';
import { catalogue } from './say.ts';
import { wordsOf } from './words-of.ts';

/** The window's words and the terminal's own, which the window never loads. */
export const { say, isWordKey } = wordsOf({ ...catalogue, ...terminalWords });

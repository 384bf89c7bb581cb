import { desktopWords } from './en/desktop.ts';
import { catalogue } from './say.ts';
import { wordsOf } from './words-of.ts';

/** The window's words and those of the system's own dialogs, which the window never loads. */
export const { say, isWordKey } = wordsOf({ ...catalogue, ...desktopWords });

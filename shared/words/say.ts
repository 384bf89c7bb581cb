import { IntlMessageFormat } from 'intl-messageformat';
import { appWords } from './en/app.ts';
import { batchWords } from './en/batch.ts';
import { commandWords } from './en/commands.ts';
import { composeWords } from './en/compose.ts';
import { cropWords } from './en/crop.ts';
import { desktopWords } from './en/desktop.ts';
import { errorWords } from './en/errors.ts';
import { filmstripWords } from './en/filmstrip.ts';
import { inspectorWords } from './en/inspector.ts';
import { issueWords } from './en/issues.ts';
import { jobWords } from './en/jobs.ts';
import { libraryWords } from './en/library.ts';
import { maskWords } from './en/mask.ts';
import { queueWords } from './en/queue.ts';
import { settingsWords } from './en/settings.ts';
import { shelfWords } from './en/shelf.ts';
import { stageWords } from './en/stage.ts';
import { terminalWords } from './en/terminal.ts';
import { termWords } from './en/terms.ts';
import { welcomeWords } from './en/welcome.ts';

/** Every word shown to a person, in ICU message format; one file per screen or theme under `en/`. */
const catalogue = {
  ...appWords,
  ...batchWords,
  ...commandWords,
  ...composeWords,
  ...cropWords,
  ...desktopWords,
  ...errorWords,
  ...filmstripWords,
  ...inspectorWords,
  ...issueWords,
  ...jobWords,
  ...libraryWords,
  ...maskWords,
  ...queueWords,
  ...settingsWords,
  ...shelfWords,
  ...stageWords,
  ...terminalWords,
  ...termWords,
  ...welcomeWords,
} as const;

export type WordKey = keyof typeof catalogue;
export type WordValues = Readonly<Record<string, string | number>>;

const compiled = new Map<WordKey, IntlMessageFormat>();

/** The text for a key. A missing value is a bug and throws, so a test finds it. */
export function say(key: WordKey, values?: WordValues): string {
  let message = compiled.get(key);
  if (!message) {
    message = new IntlMessageFormat(catalogue[key], 'en', undefined, { ignoreTag: true });
    compiled.set(key, message);
  }
  return String(message.format(values));
}

/** For keys put together at run time, e.g. `status.${status}`: false instead of a wrong word. */
export const isWordKey = (key: string): key is WordKey => Object.hasOwn(catalogue, key);

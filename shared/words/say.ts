import { appWords } from './en/app.ts';
import { batchWords } from './en/batch.ts';
import { commandWords } from './en/commands.ts';
import { composeWords } from './en/compose.ts';
import { cropWords } from './en/crop.ts';
import { errorWords } from './en/errors.ts';
import { filmstripWords } from './en/filmstrip.ts';
import { inspectorWords } from './en/inspector.ts';
import { issueWords } from './en/issues.ts';
import { jobWords } from './en/jobs.ts';
import { libraryWords } from './en/library.ts';
import { maskWords } from './en/mask.ts';
import { queueWords } from './en/queue.ts';
import { settingsWords } from './en/settings.ts';
import { shortcutWords } from './en/shortcuts.ts';
import { shelfWords } from './en/shelf.ts';
import { stageWords } from './en/stage.ts';
import { termWords } from './en/terms.ts';
import { welcomeWords } from './en/welcome.ts';
import { wordsOf } from './words-of.ts';

/** Every word a person sees in the window; one file per screen or theme under `en/`. The terminal has its own beside these. */
export const catalogue = {
  ...appWords,
  ...batchWords,
  ...commandWords,
  ...composeWords,
  ...cropWords,
  ...errorWords,
  ...filmstripWords,
  ...inspectorWords,
  ...issueWords,
  ...jobWords,
  ...libraryWords,
  ...maskWords,
  ...queueWords,
  ...settingsWords,
  ...shortcutWords,
  ...shelfWords,
  ...stageWords,
  ...termWords,
  ...welcomeWords,
} as const;

export type WordKey = keyof typeof catalogue;

export const { say, isWordKey } = wordsOf(catalogue);

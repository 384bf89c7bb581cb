import type { Settings } from '../../../shared/settings.ts';
import { say } from '../../../shared/words/say.ts';
import { call } from '../../bridge.ts';
import { searchWanted } from '../../features/library/search-wanted.ts';
import { useDemo, useSettings } from '../../mirror/session.ts';
import { notifyError } from '../../notices.ts';
import { inspectorToggled } from '../inspector-fold.ts';
import { overlayOpened } from '../overlay-store.ts';
import { placeChosen, usePlace } from '../place-store.ts';
import { demoChosen } from '../service-choice.ts';
import { type Deeds, useProvided } from './use-provided.ts';

const GO_DEEDS: Deeds<'go-create' | 'go-queue' | 'go-library' | 'find' | 'toggle-inspector'> = {
  'go-create': () => placeChosen('create'),
  'go-queue': () => placeChosen('queue'),
  'go-library': () => placeChosen('library'),
  find: () => {
    placeChosen('library');
    searchWanted();
  },
  'toggle-inspector': inspectorToggled,
};

/** Places and panels. */
export function GoCommands() {
  const isHere = usePlace() === 'create';
  useProvided(GO_DEEDS, { 'toggle-inspector': isHere ? null : say('app.off.not-in-create') });
  return null;
}

const OVERLAY_DEEDS: Deeds<'palette' | 'shortcuts' | 'open-settings' | 'enter-key'> = {
  palette: () => overlayOpened({ kind: 'palette' }),
  shortcuts: () => overlayOpened({ kind: 'shortcuts' }),
  'open-settings': () => overlayOpened({ kind: 'settings', page: 'key' }),
  'enter-key': () => overlayOpened({ kind: 'key' }),
};

/** What opens over the window. */
export function OverlayCommands() {
  useProvided(OVERLAY_DEEDS);
  return null;
}

async function themeChosen(theme: Settings['theme']): Promise<void> {
  const answer = await call('settings.change', { theme });
  if (!answer.ok) notifyError(answer.error);
}

async function folderChosen(): Promise<void> {
  const answer = await call('settings.chooseFolder', undefined);
  if (!answer.ok) notifyError(answer.error);
}

const SETTING_DEEDS: Deeds<'theme-system' | 'theme-light' | 'theme-dark' | 'use-demo' | 'choose-folder'> = {
  'theme-system': () => void themeChosen('system'),
  'theme-light': () => void themeChosen('light'),
  'theme-dark': () => void themeChosen('dark'),
  'use-demo': () => void demoChosen(true),
  'choose-folder': () => void folderChosen(),
};

/** Settings that one press changes. */
export function SettingCommands() {
  const { theme } = useSettings();
  const isDemo = useDemo();
  const chosen = say('app.off.is-theme');
  useProvided(SETTING_DEEDS, {
    [`theme-${theme}`]: chosen,
    'use-demo': isDemo ? say('app.off.is-demo') : null,
  });
  return null;
}

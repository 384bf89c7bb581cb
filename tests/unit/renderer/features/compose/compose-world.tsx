import { act, render, screen } from '@testing-library/react';
import { useEffect } from 'react';
import { provideCommands } from '../../../../../renderer/commands.ts';
import { ComposePanel } from '../../../../../renderer/features/compose/compose-panel.tsx';
import { useGenerateOff } from '../../../../../renderer/features/compose/draft-issues.ts';
import { draftCleared, newDraft, useDraftStore } from '../../../../../renderer/features/compose/draft-store.ts';
import { draftSent } from '../../../../../renderer/features/compose/send-draft.ts';
import { referencesChosen } from '../../../../../renderer/features/compose/take-references.ts';
import { sessionChanged } from '../../../../../renderer/mirror/session.ts';
import { useNotices } from '../../../../../renderer/notices.ts';
import { nothingShown } from '../../../../../renderer/shown.ts';
import type { Draft } from '../../../../../shared/draft.ts';
import type { InputResult } from '../../../../../shared/ipc/contract.ts';
import type { InputRef } from '../../../../../shared/request.ts';
import { readSettings, type Settings } from '../../../../../shared/settings.ts';
import { inputRef } from '../../../../support/requests.ts';

/** A machine with a key and the settings of a first start. */
export function freshStart(settings: Partial<Settings> = {}): void {
  sessionChanged({
    ready: true,
    key: { state: 'stored', lastFour: '4f2a', savedAt: '2026-11-21T10:00:00Z' },
    service: { demo: false, host: 'api.octen.ai', online: true },
    settings: readSettings({ ...settings }),
  });
  useDraftStore.setState({ draft: newDraft(), variedFrom: null, sendAnyway: [], isTouched: false });
  useNotices.setState({ notices: [] });
  nothingShown();
}

/** The panel with its commands, as the app gives them. */
function Desk() {
  const off = useGenerateOff();
  useEffect(
    () =>
      provideCommands({
        generate: { perform: () => void draftSent(() => Promise.resolve(true)), off },
        'clear-request': { perform: draftCleared, off: null },
        'choose-references': { perform: () => void referencesChosen(), off: null },
      }),
    [off],
  );
  return <ComposePanel />;
}

export const openPanel = () => render(<Desk />);

export const draftNow = (): Draft => useDraftStore.getState().draft;

/** Runs actions of the store as the window would between two frames. */
export const does = (action: () => unknown) => act(async () => void (await action()));

export const good = (letter: string, over: Partial<InputRef> = {}): Extract<InputResult, { ok: true }> => ({
  ok: true,
  asset: null,
  input: inputRef(letter, over),
});

export const promptBox = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' });
export const generateButton = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Generate/ });

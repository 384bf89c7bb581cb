import type { CommandName, Commands } from '../../../shared/ipc/contract.ts';
import { say } from '../../../shared/words/say.ts';
import { call } from '../../bridge.ts';
import { shortcutOf } from '../../shortcuts.ts';
import { promptWanted } from '../../features/compose/panel-state.ts';
import { assetsPinned } from '../../features/compose/shelf/shelf-store.ts';
import { assetReferenced } from '../../features/compose/take-references.ts';
import { modeChosen } from '../../features/stage/stage-mode.ts';
import { useLibrary } from '../../mirror/library.ts';
import { useQueue } from '../../mirror/queue.ts';
import { noticeClosed, notify, notifyError } from '../../notices.ts';
import { picturesOf } from '../../shown-picture.ts';
import { nothingShown, type Shown, useShown } from '../../shown.ts';
import { placeChosen } from '../place-store.ts';
import { undoable, undone } from '../undo-store.ts';
import { currentTargets } from './picture-target.ts';

/** Asks main; true when it was done, and what went wrong is said. */
async function done<C extends CommandName>(name: C, input: Commands[C][0]): Promise<Commands[C][1] | null> {
  const answer = await call(name, input);
  if (answer.ok) return answer.value;
  notifyError(answer.error);
  return null;
}

const firstTarget = (): string | null => currentTargets()[0] ?? null;

/** The picture becomes the first reference, ready to be drawn on, and the prompt asks for the change. */
export async function pictureEdited(): Promise<void> {
  const id = firstTarget();
  if (id === null || !(await assetReferenced(id, 'first'))) return;
  placeChosen('create');
  modeChosen('mask');
  promptWanted();
}

export async function picturesReferenced(): Promise<void> {
  const ids = currentTargets();
  placeChosen('create');
  for (const id of ids) await assetReferenced(id);
}

/** They stay where they are; the shelf has them at hand. */
export const picturesPinned = (): Promise<void> => assetsPinned(currentTargets());

export async function pictureCopied(): Promise<void> {
  const id = firstTarget();
  if (id === null) return;
  const copied = await call('library.copy', { id });
  if (copied.ok) notify({ tone: 'done', title: say('app.copied') });
  else notifyError(copied.error);
}

export async function pictureSavedAs(): Promise<void> {
  const id = firstTarget();
  const answer = id === null ? null : await done('library.saveAs', { id });
  if (answer?.saved) notify({ tone: 'done', title: say('app.saved') });
}

export async function pictureRevealed(): Promise<void> {
  const id = firstTarget();
  if (id !== null) await done('library.reveal', { id });
}

/** All become favourites unless all are. */
export async function favouriteToggled(): Promise<void> {
  const ids = currentTargets();
  if (ids.length === 0) return;
  const { assets } = useLibrary.getState();
  await done('library.favourite', { ids, on: !ids.every((id) => assets[id]?.favourite) });
}

/** Into the library's own trash, with two ways back: the notice and the undo command. */
export async function picturesTrashed(): Promise<void> {
  const ids = currentTargets();
  if (ids.length === 0) return;
  const { shown } = useShown.getState();
  const trashed = await call('library.trash', { ids });
  if (!trashed.ok) return notifyError(trashed.error);
  if (isEmptied(shown, ids)) nothingShown();
  const bringBack = () => void picturesRestored(ids, shown, notice);
  undoable(bringBack);
  const notice = notify({
    tone: 'undo',
    title: say('app.trashed', { count: ids.length }),
    action: { label: say('command.undo'), ...shortcutOf('undo'), perform: () => undone(bringBack) },
  });
}

/** Whether nothing of what is on stage is left. */
function isEmptied(shown: Shown, trashed: readonly string[]): boolean {
  if (shown.kind === 'asset') return trashed.includes(shown.assetId);
  const job = shown.kind === 'job' ? useQueue.getState().jobs[shown.jobId] : null;
  return job != null && picturesOf(job).every((id) => trashed.includes(id));
}

async function picturesRestored(ids: readonly string[], shown: Shown, notice: number): Promise<void> {
  noticeClosed(notice);
  const restored = await call('library.restore', { ids });
  if (!restored.ok) return notifyError(restored.error);
  if (useShown.getState().shown.kind === 'nothing') useShown.setState({ shown });
}

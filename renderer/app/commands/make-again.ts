import { maskOf } from '../../../shared/request.ts';
import { call } from '../../bridge.ts';
import { requestVaried } from '../../features/compose/draft-store.ts';
import { promptWanted } from '../../features/compose/panel-state.ts';
import { requestShrunk } from '../../features/compose/shrink-references.ts';
import { madeFinal } from '../../features/compose/send-draft.ts';
import { modeChosen } from '../../features/stage/stage-mode.ts';
import { readAsset } from '../../mirror/library.ts';
import { notifyError } from '../../notices.ts';
import { oncePerPress } from '../../one-press.ts';
import { type ShownRequest, shownRequest } from '../../shown-picture.ts';
import { jobShown } from '../../shown.ts';
import { currentPlace, placeChosen } from '../place-store.ts';
import { currentTargets } from './picture-target.ts';

/** The same recipe once more, as a wanted repetition; the form is left alone. */
export const madeAgain = (): Promise<void> => oncePerPress('again', { of: () => 'recipe', send: addRepetition });

/** The request behind what is on stage, or behind the one picture chosen in the library. */
async function targetRequest(): Promise<ShownRequest | null> {
  if (currentPlace() === 'create') return shownRequest();
  const [assetId, ...more] = currentTargets();
  if (assetId === undefined || more.length > 0) return null;
  const recipe = (await readAsset(assetId))?.recipe ?? null;
  return recipe && { request: recipe.request, repetition: recipe.repetition, parents: recipe.parents, assetId };
}

async function addRepetition(token: string): Promise<boolean> {
  const shown = await targetRequest();
  if (!shown) return false;
  const { request, repetition, parents } = shown;
  const job = { request, repetition: repetition + 1, parents: [...parents] };
  const added = await call('queue.add', { token, jobs: [job], origin: 'hand', batchName: null });
  if (!added.ok) {
    notifyError(added.error);
    return false;
  }
  const [first] = added.value;
  if (first !== undefined) jobShown(first);
  placeChosen('create');
  return true;
}

/** Fills the form with the recipe on stage, to be changed before it is sent. */
export async function varied(): Promise<void> {
  const shown = await targetRequest();
  if (!shown) return;
  requestVaried(shown.request, shown.assetId);
  placeChosen('create');
  promptWanted();
}

/** The same, with mask mode open on the picture and the mask as they were sent. */
export async function maskEditedAgain(): Promise<void> {
  const shown = await targetRequest();
  if (!shown || !maskOf(shown.request)) return;
  requestVaried(shown.request, shown.assetId);
  placeChosen('create');
  modeChosen('mask');
}

/** Fills the form with the request on stage, its references no longer than 2048 px. */
export async function shrunkToFit(): Promise<void> {
  const shown = await targetRequest();
  if (!shown) return;
  await requestShrunk(shown.request, shown.assetId);
  placeChosen('create');
}

/** The draft picture on stage once more at full quality. */
export async function finalMade(): Promise<void> {
  const shown = await targetRequest();
  if (!shown?.assetId) return;
  await madeFinal(shown.request, shown.assetId);
  placeChosen('create');
}

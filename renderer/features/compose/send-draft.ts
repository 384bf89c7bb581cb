import type { AppError } from '../../../shared/app-error.ts';
import { finalRequest } from '../../../shared/final-request.ts';
import type { GenerationRequest } from '../../../shared/request.ts';
import { call } from '../../bridge.ts';
import { runCommand } from '../../commands.ts';
import { useSession } from '../../mirror/session.ts';
import { notifyError } from '../../notices.ts';
import { oncePerPress } from '../../one-press.ts';
import { jobShown } from '../../shown.ts';
import { requestOf } from './draft-issues.ts';
import { parentsOf, useDraftStore } from './draft-store.ts';
import { cheapWay } from './draft-ways.ts';

/** Makes the draft what it shall be before it is sent; false: it can't be, and that was said. */
type Settle = () => Promise<boolean>;

const currentDraft = () => useDraftStore.getState().draft;

/** Generate: puts the draft in the queue and shows its job. The form stays as it is. */
export const draftSent = (settle: Settle): Promise<void> =>
  oncePerPress('whole', { of: currentDraft, settle, send: (token) => sendState(useDraftStore.getState(), token) });

/** Draft first: the same at low quality, or with the cheaper model of the family. */
export const cheapDraftSent = (settle: Settle): Promise<void> =>
  oncePerPress('cheap', { of: currentDraft, settle, send: sendCheap });

async function sendCheap(token: string): Promise<boolean> {
  const state = useDraftStore.getState();
  const way = cheapWay(state.draft, useSession.getState().settings.ownModels);
  return way !== null && sendState({ ...state, draft: way.draft }, token);
}

/** The request that made a draft picture again, at full quality, from that picture. */
export const madeFinal = (request: GenerationRequest, assetId: string): Promise<void> =>
  oncePerPress('final', {
    of: () => assetId,
    async send(token) {
      const picture = await call('input.fromAsset', { id: assetId });
      if (!picture.ok) return refused(picture.error);
      return send(finalRequest(request, picture.value), [assetId], token);
    },
  });

async function sendState(state: Parameters<typeof requestOf>[0], token: string): Promise<boolean> {
  const request = requestOf(state, useSession.getState().settings.ownModels);
  return request.ok ? send(request.value, parentsOf(state), token) : false;
}

async function send(request: GenerationRequest, parents: readonly string[], token: string): Promise<boolean> {
  const { ready, key, service } = useSession.getState();
  if (ready && key.state === 'missing' && !service.demo) return refused({ kind: 'key-missing' });
  const jobs = [{ request, repetition: 0, parents: [...parents] }];
  const added = await call('queue.add', { token, jobs, origin: 'hand', batchName: null });
  if (!added.ok) return refused(added.error);
  const [first] = added.value;
  if (first !== undefined) jobShown(first);
  return true;
}

/** Without a key the way on is to enter one; anything else is said. */
function refused(error: AppError): boolean {
  if (error.kind !== 'key-missing' || !runCommand('enter-key')) notifyError(error);
  return false;
}

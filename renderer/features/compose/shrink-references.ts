import { type GenerationRequest, type InputRef, maskOf } from '../../../shared/request.ts';
import { weight } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { call } from '../../bridge.ts';
import { notify, notifyError } from '../../notices.ts';
import { requestVaried, useDraftStore } from './draft-store.ts';
import { referenceBecame } from './references.ts';

/** As far as `input.shrink` goes: what is shorter stays as it is. */
const LONG_EDGE_PX = 2048;

export const canShrink = ({ width, height }: InputRef): boolean => Math.max(width, height) > LONG_EDGE_PX;

type Inputs = { readonly references: readonly InputRef[]; readonly mask: InputRef | null };

/** The same pictures no longer than 2048 px, and the mask with its picture. Null when it failed, which has been said. */
async function smaller({ references, mask }: Inputs): Promise<Inputs | null> {
  const inputs = mask === null ? [...references] : [...references, mask];
  const answer = await call('input.shrink', { inputs });
  if (!answer.ok) {
    notifyError(answer.error);
    return null;
  }
  return {
    references: answer.value.slice(0, references.length),
    mask: mask === null ? null : (answer.value[references.length] ?? null),
  };
}

const bytesOf = (inputs: readonly InputRef[]): string => weight(inputs.reduce((sum, { bytes }) => sum + bytes, 0));

function tell(before: readonly InputRef[], after: readonly InputRef[]): void {
  const count = after.filter(({ hash }, at) => hash !== before[at]?.hash).length;
  const title = say('compose.shrunk', { count });
  if (count === 0) notify({ tone: 'error', title, detail: say('compose.shrunk-none') });
  else
    notify({
      tone: 'done',
      title,
      detail: say('compose.shrunk-weight', { before: bytesOf(before), after: bytesOf(after) }),
    });
}

/** Fills the form with a request that was too large, its references made smaller; a person sends it when they like. */
export async function requestShrunk(request: GenerationRequest, from: string | null): Promise<void> {
  const shrunk = await smaller({ references: request.references, mask: maskOf(request) });
  if (!shrunk) return;
  const references = [...shrunk.references];
  requestVaried(
    request.family === 'gpt' ? { ...request, references, mask: shrunk.mask } : { ...request, references },
    from,
  );
  tell(request.references, references);
}

/** One reference of the form, with the mask when it is the one masked. */
export async function referenceShrunk(hash: string): Promise<void> {
  const { references, mask } = useDraftStore.getState().draft;
  const at = references.findIndex((input) => input.hash === hash);
  const input = references[at];
  if (!input) return;
  const shrunk = await smaller({ references: [input], mask: at === 0 ? mask : null });
  const [copy] = shrunk?.references ?? [];
  if (!shrunk || !copy) return;
  // The form may have been changed meanwhile.
  const { draft } = useDraftStore.getState();
  const isMaskSame = draft.mask?.hash === mask?.hash;
  referenceBecame(input, copy, isMaskSame && shrunk.mask !== null ? shrunk.mask : draft.mask);
  tell([input], [copy]);
}

import { create } from 'zustand';
import { MOST_PARENTS } from '../../../shared/asset.ts';
import { fromRequest } from '../../../shared/check-draft.ts';
import { assetsOf, type Draft, type DraftField, emptyDraft } from '../../../shared/draft.ts';
import type { GenerationRequest } from '../../../shared/request.ts';
import { say } from '../../../shared/words/say.ts';
import { useSession } from '../../mirror/session.ts';
import { notify } from '../../notices.ts';

/** The request being written, and what goes with it that the service never hears of. */
export type DraftState = {
  readonly draft: Draft;
  /** The asset whose recipe filled the form. */
  readonly variedFrom: string | null;
  /** Fields whose risky value a person wants sent all the same. A new value takes the word back. */
  readonly sendAnyway: readonly DraftField[];
  /** True once a person changed something: a draft read from disk no longer takes its place. */
  readonly isTouched: boolean;
};

const untouched = (draft: Draft): DraftState => ({
  draft,
  variedFrom: null,
  sendAnyway: [],
  isTouched: false,
});

export const useDraftStore = create<DraftState>()(() => untouched(emptyDraft()));

/** One field of the draft; a component that asks for one is not drawn again for the others. */
export const useDraftField = <F extends DraftField>(field: F): Draft[F] => useDraftStore(({ draft }) => draft[field]);

/** An empty form with the previews a person set for pictures made by hand. */
export const newDraft = (): Draft => ({ ...emptyDraft(), partialImages: useSession.getState().settings.previews });

/** What a person changed; it takes back what was agreed to for the values before. */
export function draftChanged(change: Partial<Draft>, beside: Partial<DraftState> = {}): void {
  const fields = Object.keys(change);
  useDraftStore.setState((state) => ({
    ...state,
    ...beside,
    draft: withKnownOrigins({ ...state.draft, ...change }),
    sendAnyway: state.sendAnyway.filter((field) => !fields.includes(field)),
    isTouched: true,
  }));
}

/** Where a reference came from is known as long as it is one. */
function withKnownOrigins(draft: Draft): Draft {
  const known = Object.entries(draft.origins).filter(([hash]) => draft.references.some((input) => input.hash === hash));
  return known.length === Object.keys(draft.origins).length ? draft : { ...draft, origins: Object.fromEntries(known) };
}

/** Takes the form as it was left, unless a person has begun to write already. */
export function draftTakenUp(draft: Draft): void {
  if (!useDraftStore.getState().isTouched) useDraftStore.setState(untouched(draft));
}

export const fieldChanged = <F extends DraftField>(field: F, value: Draft[F]): void => draftChanged({ [field]: value });

/** Emptying the prompt begins another picture: it is no variation any more. */
export const promptTyped = (prompt: string): void =>
  draftChanged({ prompt }, prompt.trim() === '' ? { variedFrom: null } : {});

/** The other values stay, also those the new model has no use for; what was risky is judged anew. */
export const modelChosen = (model: string): void => draftChanged({ model }, { sendAnyway: [] });

export const sentAnyway = (field: DraftField): void =>
  useDraftStore.setState(({ sendAnyway }) => ({ sendAnyway: [...sendAnyway, field] }));

/** Fills the form from a request, to be changed before it is sent again; `from` is the asset it made. */
export function requestVaried(request: GenerationRequest, from: string | null = null): void {
  useDraftStore.setState(({ draft }) => ({
    ...untouched(fromRequest(request, draft)),
    variedFrom: from,
    isTouched: true,
  }));
}

/** Begins anew with the same model; the notice brings the request back. */
export function draftCleared(): void {
  const before = useDraftStore.getState();
  useDraftStore.setState({ ...untouched({ ...newDraft(), model: before.draft.model }), isTouched: true });
  const bringBack = () => useDraftStore.setState(before);
  notify({
    tone: 'undo',
    title: say('compose.cleared'),
    action: { label: say('command.undo'), perform: bringBack },
  });
}

/** Assets the pictures of this draft will come from: the one varied, then the references' own. */
export function parentsOf({ draft, variedFrom }: DraftState): readonly string[] {
  const known = assetsOf(draft);
  return [...new Set(variedFrom === null ? known : [variedFrom, ...known])].slice(0, MOST_PARENTS);
}

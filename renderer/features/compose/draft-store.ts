import { create } from 'zustand';
import { fromRequest } from '../../../shared/check-draft.ts';
import { type Draft, type DraftField, emptyDraft } from '../../../shared/draft.ts';
import type { InputResult } from '../../../shared/ipc/contract.ts';
import type { GenerationRequest, InputRef } from '../../../shared/request.ts';
import { say } from '../../../shared/words/say.ts';
import { useSession } from '../../mirror/session.ts';
import { notify, notifyError } from '../../notices.ts';

/** The request being written, and what goes with it that the service never hears of. */
export type DraftState = {
  readonly draft: Draft;
  /** Assets that references were taken from, by the reference's hash: the parents of what will be made. */
  readonly origins: Readonly<Record<string, string>>;
  /** The asset whose recipe filled the form. */
  readonly variedFrom: string | null;
  /** Fields whose risky value a person wants sent all the same. A new value takes the word back. */
  readonly sendAnyway: readonly DraftField[];
  /** True once a person changed something: a draft read from disk no longer takes its place. */
  readonly isTouched: boolean;
};

const untouched = (draft: Draft): DraftState => ({
  draft,
  origins: {},
  variedFrom: null,
  sendAnyway: [],
  isTouched: false,
});

export const useDraftStore = create<DraftState>()(() => untouched(emptyDraft()));

/** One field of the draft; a component that asks for one is not drawn again for the others. */
export const useDraftField = <F extends DraftField>(field: F): Draft[F] => useDraftStore(({ draft }) => draft[field]);

/** An empty form with the previews a person set for pictures made by hand. */
export const newDraft = (): Draft => ({ ...emptyDraft(), partialImages: useSession.getState().settings.previews });

function changed(change: Partial<Draft>, beside: Partial<DraftState> = {}): void {
  const fields = Object.keys(change);
  useDraftStore.setState((state) => ({
    ...state,
    ...beside,
    draft: { ...state.draft, ...change },
    sendAnyway: state.sendAnyway.filter((field) => !fields.includes(field)),
    isTouched: true,
  }));
}

/** Takes the form as it was left, unless a person has begun to write already. */
export function draftTakenUp(draft: Draft): void {
  if (!useDraftStore.getState().isTouched) useDraftStore.setState(untouched(draft));
}

export const fieldChanged = <F extends DraftField>(field: F, value: Draft[F]): void => changed({ [field]: value });

/** Emptying the prompt begins another picture: it is no variation any more. */
export const promptTyped = (prompt: string): void =>
  changed({ prompt }, prompt.trim() === '' ? { variedFrom: null } : {});

/** The other values stay, also those the new model has no use for; what was risky is judged anew. */
export const modelChosen = (model: string): void => changed({ model }, { sendAnyway: [] });

export const sentAnyway = (field: DraftField): void =>
  useDraftStore.setState(({ sendAnyway }) => ({ sendAnyway: [...sendAnyway, field] }));

/** Adds what can be used and names what can't. `first` makes it the picture being edited. */
export function referencesAdded(
  results: readonly InputResult[],
  { origin = null, first = false }: { readonly origin?: string | null; readonly first?: boolean } = {},
): void {
  for (const result of results) if (!result.ok) notifyError(result.error);
  const { draft, origins } = useDraftStore.getState();
  const good = results.flatMap((result) => (result.ok ? [result.input] : []));
  const fresh = good.filter((input, at) => good.findIndex(({ hash }) => hash === input.hash) === at);
  const hashes = new Set(fresh.map(({ hash }) => hash));
  const known = draft.references.filter(({ hash }) => hashes.has(hash));
  const added = fresh.filter((input) => !known.some(({ hash }) => hash === input.hash));
  if (known.length > 0 && !first)
    notify({ tone: 'done', title: say('compose.reference-again', { count: known.length }) });
  if (added.length === 0 && !(first && known.length > 0)) return;
  const kept = first ? draft.references.filter(({ hash }) => !hashes.has(hash)) : draft.references;
  const from = origin === null ? {} : Object.fromEntries(good.map(({ hash }) => [hash, origin]));
  const references = first ? [...fresh, ...kept] : [...kept, ...added];
  changed({ references }, { origins: { ...origins, ...from } });
}

/** The references as they shall be, in a new order or fewer. */
export const referencesKept = (references: readonly InputRef[]): void => changed({ references: [...references] });

/** The same, with the mask that fits the first of them: both change at once, so neither is ever without the other. */
export const maskedReferencesKept = (references: readonly InputRef[], mask: InputRef | null): void =>
  changed({ references: [...references], mask });

/** `index` is the place in the tray. */
export const referenceRemoved = (index: number): void =>
  referencesKept(useDraftStore.getState().draft.references.filter((_input, at) => at !== index));

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
export function parentsOf({ draft, origins, variedFrom }: DraftState): readonly string[] {
  const known = draft.references.flatMap(({ hash }) => origins[hash] ?? []);
  return [...new Set(variedFrom === null ? known : [variedFrom, ...known])].slice(0, 16);
}

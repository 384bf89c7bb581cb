import { useShallow } from 'zustand/react/shallow';
import { checkDraft, type Issue, toRequest } from '../../../shared/check-draft.ts';
import type { Draft, DraftField } from '../../../shared/draft.ts';
import { findModel, type Model, type OwnModel } from '../../../shared/models.ts';
import type { GenerationRequest } from '../../../shared/request.ts';
import { err, type Result } from '../../../shared/result.ts';
import { parseSize } from '../../../shared/size.ts';
import { pixels } from '../../../shared/words/format.ts';
import { isWordKey, say } from '../../../shared/words/say.ts';
import { useSession } from '../../mirror/session.ts';
import { type DraftState, useDraftStore } from './draft-store.ts';
import { valueWord } from './value-words.ts';

type Own = readonly OwnModel[];

const checked = new WeakMap<Draft, { readonly own: Own; readonly issues: readonly Issue[] }>();
let latest: readonly Issue[] = [];

const isSame = (a: Issue, b: Issue): boolean => a.code === b.code && JSON.stringify(a) === JSON.stringify(b);

/**
 * One check per draft, however many fields ask. An issue that stays is the same object from draft to draft, so a key
 * typed in the prompt draws no field again that has one.
 */
function issuesOf(draft: Draft, own: Own): readonly Issue[] {
  const known = checked.get(draft);
  if (known?.own === own) return known.issues;
  const found = checkDraft(draft, { ownModels: own });
  const issues = found.map((issue) => latest.find((one) => isSame(one, issue)) ?? issue);
  latest = issues;
  checked.set(draft, { own, issues });
  return issues;
}

/** What keeps the draft from being sent: errors, and risks a person has not taken. */
export const stopsOf = ({ draft, sendAnyway }: DraftState, own: Own): readonly Issue[] =>
  issuesOf(draft, own).filter(
    ({ field, severity }) => severity === 'error' || (severity === 'risky' && !sendAnyway.includes(field)),
  );

/** The request the draft stands for, or what stops it. */
export function requestOf(state: DraftState, own: Own): Result<GenerationRequest, readonly Issue[]> {
  const stops = stopsOf(state, own);
  return stops.length > 0 ? err(stops) : toRequest(state.draft, { ownModels: own, sendAnyway: true });
}

const useOwnModels = (): Own => useSession(({ settings }) => settings.ownModels);

/** The row of the chosen model; null when it is not known any more. */
export function useModel(): Model | null {
  const own = useOwnModels();
  const id = useDraftStore(({ draft }) => draft.model);
  return findModel(id, own);
}

export function useIssues(field: DraftField): readonly Issue[] {
  const own = useOwnModels();
  return useDraftStore(useShallow(({ draft }) => issuesOf(draft, own).filter((issue) => issue.field === field)));
}

export function useStops(): readonly Issue[] {
  const own = useOwnModels();
  return useDraftStore(useShallow((state) => stopsOf(state, own)));
}

/** Why Generate is off, in words; null when the draft can be sent. */
export function useGenerateOff(): string | null {
  const first = useStops()[0];
  return first ? issueText(first) : null;
}

export function issueText(issue: Issue): string {
  const key = `issue.${issue.code}`;
  return isWordKey(key) ? say(key, issue.values) : issue.code;
}

/** What the one-press repair puts into the field, as a person reads it. */
export function fixLabel(issue: Issue): string {
  const text = String(issue.fix);
  const size = issue.field === 'size' ? parseSize(text) : null;
  return say('issue.use', { value: size ? pixels(size) : valueWord(text) });
}

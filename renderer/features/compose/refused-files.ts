import type { AppError, InputProblem } from '../../../shared/app-error.ts';
import type { InputResult } from '../../../shared/ipc/contract.ts';
import { say } from '../../../shared/words/say.ts';
import { notifyError } from '../../notices.ts';

/** Names spelled out before the rest is counted. */
const MOST_NAMES = 3;

/** Files that can't be used, by name: one notice for all that have the same reason, however many were dropped. */
export function refusedTold(results: readonly InputResult[]): void {
  const byReason = new Map<InputProblem, string[]>();
  for (const result of results) {
    if (result.ok) continue;
    const { error } = result;
    if (error.kind !== 'input-refused') notifyError(error);
    else byReason.set(error.reason, [...(byReason.get(error.reason) ?? []), error.name]);
  }
  for (const [reason, names] of byReason) notifyError(refused(names, reason));
}

const refused = (names: readonly string[], reason: InputProblem): AppError => ({
  kind: 'input-refused',
  name: inWords(names),
  reason,
});

/** “a.png”, “a.png and b.png”, “a.png, b.png, c.png and 9 others”. */
function inWords(names: readonly string[]): string {
  const shown = names.length > MOST_NAMES + 1 ? names.slice(0, MOST_NAMES) : names;
  const rest = names.length - shown.length;
  const words = rest > 0 ? [...shown, say('compose.others', { count: rest })] : shown;
  return new Intl.ListFormat('en', { type: 'conjunction', style: 'long' }).format(words);
}

import { say } from '../../../shared/words/say.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** `name` is bold, `date` stands beside it; only one of them for days long ago. */
export type DayWords = { readonly name: string; readonly date: string | null };

/** Local midnight of a `YYYY-MM-DD`. */
function dateOf(day: string): Date {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year ?? 0, (month ?? 1) - 1, date ?? 1);
}

/** A day as a person calls it: today, yesterday, a weekday within the last week, else its date. */
export function dayWords(day: string, now: Date): DayWords {
  const date = dateOf(day);
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const ago = Math.round((today.getTime() - date.getTime()) / DAY_MS);
  const sameYear = date.getFullYear() === now.getFullYear();
  const written = date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
  });
  if (ago === 0) return { name: say('library.today'), date: written };
  if (ago === 1) return { name: say('library.yesterday'), date: written };
  if (ago > 1 && ago < 7) return { name: date.toLocaleDateString('en-GB', { weekday: 'long' }), date: written };
  return { name: written, date: null };
}

/** Longer texts are found by their beginning. */
const MAX_CHARACTERS = 100_000;

/** Writing without spaces between words. The prolonged sound mark belongs to both kana scripts. */
const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]+/gu;
const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/** Pairs of neighbouring characters, and the last one alone so that a single character finds every run it is in. */
function pairsOf(run: string): string[] {
  const letters = Array.from(run);
  return letters.map((letter, at) => letter + (letters[at + 1] ?? ''));
}

/** Text as the full-text index takes it: runs of CJK become overlapping pairs, everything else stays. */
export const foldWords = (text: string): string =>
  text
    .slice(0, MAX_CHARACTERS)
    .normalize('NFKC')
    .replace(CJK, (run) => ` ${pairsOf(run).join(' ')} `);

const quoted = (words: readonly string[]): string => `"${words.join(' ')}"`;

/**
 * What a person typed as an FTS5 query: every word must be there, CJK runs as they stand, and the last word may be
 * unfinished. Null when nothing typed can be searched for.
 */
export function searchQuery(typed: string): string | null {
  const text = typed.normalize('NFKC');
  const terms = text
    .replace(CJK, (run) => ` ${run} `)
    .match(WORD)
    ?.map((word) => termOf(word));
  if (!terms) return null;
  const unfinished = /[\p{L}\p{N}\p{M}]$/u.test(text);
  const last = terms.length - 1;
  return terms.map((term, at) => (term.prefix || (unfinished && at === last) ? `${term.text}*` : term.text)).join(' ');
}

function termOf(word: string): { readonly text: string; readonly prefix: boolean } {
  const isCjk = word.replace(CJK, '') === '';
  if (!isCjk) return { text: quoted([word]), prefix: false };
  const pairs = pairsOf(word);
  return pairs.length === 1
    ? { text: quoted(pairs), prefix: true }
    : { text: quoted(pairs.slice(0, -1)), prefix: false };
}

/** How well a query's letters are found in a text, in their order: higher is better, null when they aren't there. */
export function fuzzyScore(query: string, text: string): number | null {
  const wanted = query.toLowerCase().replaceAll(/\s+/g, '');
  const words = text.toLowerCase();
  if (wanted === '') return 0;
  const starts = Array.from({ length: words.length }, (_none, at) => at).filter((at) => words[at] === wanted[0]);
  const scores = starts.map((start) => scoreFrom(wanted, words, start)).filter((score) => score !== null);
  return scores.length > 0 ? Math.max(...scores) : null;
}

const WORD_START = 8;
const NEXT_TO_LAST = 5;
const FOUND = 1;
/** Taken off per letter that lies between, so that what stands together wins. */
const GAP = 0.2;

function scoreFrom(wanted: string, words: string, start: number): number | null {
  let at = start;
  let score = 0;
  for (let index = 0; index < wanted.length; index++) {
    const found = index === 0 ? start : words.indexOf(wanted.charAt(index), at + 1);
    if (found < 0) return null;
    score += FOUND;
    if (found === 0 || /[^\p{L}\p{N}]/u.test(words[found - 1] ?? ' ')) score += WORD_START;
    else if (index > 0 && found === at + 1) score += NEXT_TO_LAST;
    score -= (found - at) * GAP;
    at = found;
  }
  return score - start * GAP;
}

type Named = { readonly label: string };

/** The items that answer a query, best first; equal ones keep their order. */
export function fuzzyMatch<Item extends Named>(query: string, items: readonly Item[]): readonly Item[] {
  return items
    .flatMap((item, order) => {
      const score = fuzzyScore(query, item.label);
      return score === null ? [] : [{ item, score, order }];
    })
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map(({ item }) => item);
}

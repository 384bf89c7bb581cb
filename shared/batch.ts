import { type CheckOptions, type Issue, toRequest } from './check-draft.ts';
import { assetsOf, type Draft } from './draft.ts';
import type { NewJob } from './job.ts';
import { estimate, type PriceList } from './price.ts';
import { countOf, type GenerationRequest } from './request.ts';

/** The most jobs `queue.add` takes at once. */
export const MOST_JOBS = 10_000;
/** From here on adding asks once more (Q3). */
export const ASK_ABOVE = 50;

/** A job to be, before it is checked. `line` counts from 1 in the text it came from. */
export type BatchLine = { readonly line: number; readonly draft: Draft; readonly repetition: number };

/** One prompt a line; blank lines are skipped. The same line again is a wanted repetition, so its recipe differs. */
export function linesToDrafts(text: string, base: Draft): readonly BatchLine[] {
  const settings: Draft = { ...base, stream: false, partialImages: 0 };
  const times = new Map<string, number>();
  const lines: BatchLine[] = [];
  for (const [index, line] of text.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
    const prompt = line.trim();
    if (prompt === '') continue;
    const repetition = times.get(prompt) ?? 0;
    times.set(prompt, repetition + 1);
    lines.push({ line: index + 1, draft: { ...settings, prompt }, repetition });
  }
  return lines;
}

/** What would be sent for one line, or what stands against it. Money in micro-dollars. */
export type DryRow = BatchLine & {
  readonly issues: readonly Issue[];
  readonly request: GenerationRequest | null;
  /** Null without a request, or where the price list doesn't know the model. */
  readonly estimateMicros: number | null;
};

export type DryRun = {
  readonly rows: readonly DryRow[];
  readonly jobs: readonly NewJob[];
  /** Rows that can't be sent as they are. */
  readonly errors: number;
  /** Of those, rows that "send anyway" would let through. */
  readonly risky: number;
  readonly pictures: number;
  /** Of all rows that can be sent; null as soon as one price is unknown. */
  readonly totalMicros: number | null;
};

export type DryRunOptions = CheckOptions & { readonly prices: PriceList };

type Checked = Pick<DryRow, 'issues' | 'request' | 'estimateMicros'>;

/**
 * Checks lines and prices them; nothing is sent. Lines of one batch differ by their prompt only, so a prompt that was
 * checked once is not checked again: keep the function as long as the other settings stay.
 */
export function createDryRun(options: DryRunOptions): (lines: readonly BatchLine[]) => DryRun {
  const known = new Map<string, Checked>();
  const check = ({ draft }: BatchLine): Checked => {
    const checked = known.get(draft.prompt) ?? checkLine(draft, options);
    known.set(draft.prompt, checked);
    return checked;
  };
  return (lines) => summary(lines.map((line) => ({ ...line, ...check(line) })));
}

function checkLine(draft: Draft, { prices, ...check }: DryRunOptions): Checked {
  const request = toRequest(draft, check);
  if (!request.ok) return { issues: request.error, request: null, estimateMicros: null };
  const { totalMicros } = estimate(request.value, prices, check.ownModels);
  return { issues: [], request: request.value, estimateMicros: totalMicros };
}

function summary(rows: readonly DryRow[]): DryRun {
  const jobs: NewJob[] = [];
  let [pictures, risky] = [0, 0];
  let totalMicros: number | null = 0;
  for (const { draft, request, repetition, estimateMicros, issues } of rows) {
    if (request === null) {
      if (issues.every(({ severity }) => severity === 'risky')) risky += 1;
      continue;
    }
    jobs.push({ request, repetition, parents: [...assetsOf(draft)] });
    pictures += countOf(request);
    totalMicros = totalMicros === null || estimateMicros === null ? null : totalMicros + estimateMicros;
  }
  return { rows, jobs, errors: rows.length - jobs.length, risky, pictures, totalMicros };
}

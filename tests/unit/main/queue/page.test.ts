import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeStages, openStage, removeFolder, type Stage, temporaryFolder } from '../../../support/queue-stage.ts';

let folder: string;
let stage: Stage;

beforeEach(() => {
  folder = temporaryFolder();
  stage = openStage(folder);
});

afterEach(() => {
  closeStages();
  removeFolder(folder);
});

/** Every page after the other, as a window scrolls. */
function walk(limit: number): { readonly ids: readonly string[]; readonly totals: readonly number[] } {
  const ids: string[] = [];
  const totals: number[] = [];
  let cursor: string | null = null;
  do {
    const page = stage.queue.page({ cursor, limit });
    ids.push(...page.jobs.map(({ id }) => id));
    totals.push(page.total);
    cursor = page.next;
  } while (cursor !== null);
  return { ids, totals };
}

test('pages hold every job once, newest first, beyond what a snapshot holds', () => {
  const added = stage.add(1203);
  const { ids, totals } = walk(500);
  expect(ids).toEqual([...added].reverse());
  expect(totals).toEqual([1203, 1203, 1203]);
  expect(stage.queue.snapshot().jobs).toHaveLength(500);
});

test('a page keeps its place while jobs are added above it', () => {
  const added = stage.add(4);
  const first = stage.queue.page({ cursor: null, limit: 2 });
  stage.add(3);
  const second = stage.queue.page({ cursor: first.next, limit: 2 });
  expect([...first.jobs, ...second.jobs].map(({ id }) => id)).toEqual([...added].reverse());
  expect(second.next).toBeNull();
  expect(second.total).toBe(7);
});

test('what was cleared is on no page', () => {
  const [first, second] = stage.add(2);
  stage.queue.cancel([first ?? '']);
  stage.queue.clearFinished();
  expect(walk(10)).toEqual({ ids: [second], totals: [1] });
});

import type { KeyboardEvent } from 'react';
import { isOver } from '../../../shared/job.ts';
import { jobsForgotten, jobsStopped } from '../../job-wishes.ts';
import { jobOpened } from './job-actions.ts';
import { listedJobs } from './job-list.ts';
import type { QueueRow } from './queue-rows.ts';
import { allRowsPicked, chosenJobs, groupFolded, noRowPicked, rowFrom, rowPicked, useRows } from './row-selection.ts';

/** Keys of the list: walk, choose, fold, open, and Delete, which cancels what runs and forgets what is over. */
export function keyPressed(event: KeyboardEvent, rows: readonly QueueRow[], page: number): void {
  if (event.altKey || event.target !== event.currentTarget) return;
  if (perform(event, rows, page)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

function perform(event: KeyboardEvent, rows: readonly QueueRow[], page: number): boolean {
  const { active } = useRows.getState();
  const row = rows.find(({ key }) => key === active);
  const isMod = event.metaKey || event.ctrlKey;
  switch (event.key) {
    case 'a':
      if (isMod) allRowsPicked(rows);
      return isMod;
    case 'Escape':
      noRowPicked();
      return true;
    case ' ':
      if (row?.kind === 'job') rowPicked(rows, row.key, 'toggle');
      else if (row?.kind === 'group') groupFolded(row.key, !row.isFolded);
      return true;
    case 'Enter':
      if (row?.kind === 'job') jobOpened(row.id);
      else if (row?.kind === 'group') groupFolded(row.key, !row.isFolded);
      return !isMod;
    case 'ArrowLeft':
    case 'ArrowRight':
      if (row?.kind === 'group') groupFolded(row.key, event.key === 'ArrowLeft');
      return row?.kind === 'group';
    case 'Delete':
    case 'Backspace':
      ended(chosenJobs());
      return true;
    default:
      return walked(event, rows, page);
  }
}

function walked(event: KeyboardEvent, rows: readonly QueueRow[], page: number): boolean {
  const key = rowFrom(rows, useRows.getState().active, event.key, page);
  if (key === null) return false;
  if (event.metaKey || event.ctrlKey) useRows.setState({ active: key });
  else rowPicked(rows, key, event.shiftKey ? 'range' : 'only');
  return true;
}

function ended(ids: readonly string[]): void {
  const jobs = listedJobs(ids);
  const running = jobs.filter(({ state }) => !isOver(state));
  if (running.length > 0) jobsStopped(running);
  else void jobsForgotten(jobs);
}

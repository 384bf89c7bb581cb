import type { KeyboardEvent } from 'react';
import { type GridLayout, stepFrom } from './library-layout.ts';
import { pictureOpened } from './library-actions.ts';
import { pictureAt } from './listing-store.ts';
import { quickLookToggled } from './quick-look-store.ts';
import { activeMoved, allPicked, nothingPicked, picked, useSelection } from './selection.ts';

/**
 * The grid's own keys. What is done to pictures (favourite, trash, edit …) are commands with keys of their own; a key
 * that is used here never reaches them.
 */
export function keyPressed(event: KeyboardEvent, layout: GridLayout, page: number): void {
  if (event.altKey || event.target !== event.currentTarget) return;
  if (perform(event, layout, page)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

function perform(event: KeyboardEvent, layout: GridLayout, page: number): boolean {
  const { active, activeId } = useSelection.getState();
  const isMod = event.metaKey || event.ctrlKey;
  switch (event.key) {
    case ' ':
      if (isMod) void picked(active, 'toggle');
      else quickLookToggled();
      return true;
    case 'Enter':
      if (isMod || activeId === null) return false;
      pictureOpened(activeId);
      return true;
    case 'Escape':
      nothingPicked();
      return true;
    case 'a':
      if (isMod) void allPicked();
      return isMod;
    default:
      return moved(event, layout, page);
  }
}

/** Arrows move and choose; with Shift they stretch the choice, with Mod they only move. */
function moved(event: KeyboardEvent, layout: GridLayout, page: number): boolean {
  const index = stepFrom(layout, useSelection.getState().active, event.key, page);
  if (index === null) return false;
  if (event.shiftKey) void picked(index, 'range');
  else if (event.metaKey || event.ctrlKey) activeMoved(index);
  else void picked(index, 'only');
  return true;
}

/** One picture on or back, as quick look does. */
export function stepped(by: -1 | 1): void {
  const index = useSelection.getState().active + by;
  if (pictureAt(index) !== null) void picked(index, 'only');
}

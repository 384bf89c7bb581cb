import type { WordKey } from '../../../../shared/words/say.ts';
import { maskRedone, maskUndone } from './mask-edits.ts';
import { diameterStepped, type MaskTool, overlayToggled, paintSwapped, toolChosen } from './mask-state.ts';

/** Keys of mask mode. They work while nothing is typed, and go before the window's own. */
export const TOOL_KEYS: Readonly<Record<MaskTool, string>> = {
  brush: 'B',
  eraser: 'E',
  rectangle: 'M',
  ellipse: 'O',
  lasso: 'L',
  polygon: 'P',
  pan: 'Space',
};
export const SWAP_KEY = 'X';
export const HIDE_KEY = 'H';

type Drawing = { finish(): boolean; cancel(): boolean; stepBack(): boolean };

const ACTS: Readonly<Record<string, () => void>> = {
  b: () => toolChosen('brush'),
  e: () => toolChosen('eraser'),
  m: () => toolChosen('rectangle'),
  o: () => toolChosen('ellipse'),
  l: () => toolChosen('lasso'),
  p: () => toolChosen('polygon'),
  x: paintSwapped,
  h: overlayToggled,
  '[': () => diameterStepped(-1),
  ']': () => diameterStepped(1),
  'mod+z': maskUndone,
  'mod+shift+z': maskRedone,
  'mod+y': maskRedone,
};

/** True when the key meant something here. */
export function maskKeyPressed(event: KeyboardEvent, drawing: Drawing | null): boolean {
  if (event.defaultPrevented || isTyping(event.target)) return false;
  if (drawing && DRAWING[event.key]?.(drawing)) return true;
  if (event.altKey) return false;
  const isMod = event.metaKey || event.ctrlKey;
  const act = ACTS[`${isMod ? 'mod+' : ''}${isMod && event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`];
  if (!act) return false;
  act();
  return true;
}

const DRAWING: Readonly<Record<string, (drawing: Drawing) => boolean>> = {
  Enter: (drawing) => drawing.finish(),
  Escape: (drawing) => drawing.cancel(),
  Backspace: (drawing) => drawing.stepBack(),
};

/** Where keys have a meaning of their own: fields, and whatever lies over the window. */
const HAS_OWN_KEYS =
  'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="menu"]';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(HAS_OWN_KEYS) !== null;

/** For the list of keys in the panel: what it does, and the keys. */
export const KEY_LINES: readonly {
  readonly word: WordKey;
  readonly keys: readonly string[];
  readonly after?: WordKey;
}[] = [
  { word: 'mask.key.size', keys: ['[', ']'] },
  { word: 'mask.key.size-drag', keys: ['Alt'], after: 'mask.key.drag' },
  { word: 'mask.key.swap', keys: [SWAP_KEY] },
  { word: 'mask.key.line', keys: ['Shift'], after: 'mask.key.click' },
  { word: 'mask.key.hide', keys: [HIDE_KEY] },
];

import { COMMANDS, type CommandId, type CommandRow } from './commands.ts';

/**
 * What a person chose in place of the table's keys, by command: other keys, or null for none. Commands of another
 * version are kept in it and mean nothing.
 */
export type ShortcutChanges = Readonly<Record<string, string | null>>;

/** The keys of every command as they hold now, the one that is shown first; none where nothing is bound. */
export type Bindings = ReadonlyMap<CommandId, readonly string[]>;

type Row = CommandRow & { readonly id: CommandId };
const ROWS: readonly Row[] = COMMANDS;
const rowOf = (id: CommandId): Row => ROWS.find((row) => row.id === id) ?? COMMANDS[0];

/** In the order they are written. */
const MODIFIERS = ['Mod', 'Alt', 'Shift'];
const NAMED_KEY =
  /^(?:Enter|Escape|Space|Tab|Backspace|Insert|Home|End|Page(?:Up|Down)|Arrow(?:Up|Down|Left|Right)|F(?:[1-9]|1\d|2[0-4]))$/;

function nameOfKey(text: string): string | null {
  const name = text.length === 1 ? text.toUpperCase() : text;
  // A plus joins the parts; the key that prints it is named by the sign beside it.
  return /^[^\s+\p{C}]$/u.test(name) || NAMED_KEY.test(name) ? name : null;
}

/** Keys such as `Mod+Alt+Shift+K` in the one way they are written; null for what names none. */
export function readKeys(text: string): string | null {
  const held = text.split('+');
  const key = nameOfKey(held.pop() ?? '');
  const modifiers = MODIFIERS.filter((name) => held.includes(name));
  return key !== null && modifiers.length === held.length ? [...modifiers, key].join('+') : null;
}

const keyOf = (keys: string): string => keys.slice(keys.lastIndexOf('+') + 1);

/** Neither letter nor digit. Brackets count as letters: they are meant by their place. */
export const isSign = (key: string): boolean => key.length === 1 && !/[\p{L}\p{N}[\]]/u.test(key);

/** The same for keys that can't be told apart: a sign may need Shift to be typed at all, and which does depends on the layout. */
export const comparable = (keys: string): string => (isSign(keyOf(keys)) ? keys.replace('Shift+', '') : keys);

const EDITS_TEXT = /^Mod\+(?:[ACVXYZ]|Shift\+[VZ]|(?:Shift\+)?(?:Backspace|Home|End|Arrow\w+))$/;

/** Whether a text field has a use for these keys itself, so that a command must leave them to it. */
export const belongsToText = (keys: string): boolean =>
  (!keys.startsWith('Mod+') && !/^F\d/.test(keyOf(keys))) || EDITS_TEXT.test(keys);

/** Why keys can't be had: the system's, what does the same everywhere, what works controls, and what is typed where the command works. */
export type Refusal = 'system' | 'everywhere' | 'control' | 'typed';

const SYSTEM = ['Mod+Q', 'Mod+W', 'Mod+H', 'Mod+Alt+H', 'Alt+F4', 'Alt+Space', 'Shift+F10'];
const EVERYWHERE = /Tab$|^Mod\+[AVX]$/;
const WORKS_CONTROLS = /^(?:Shift\+)?(?:Enter|Escape|Space|Backspace|Home|End|Page\w+|Arrow\w+)$/;

/** A command's own keys of the table are never refused. */
export function refusalOf(id: CommandId, keys: string): Refusal | null {
  const { keys: usual, alsoKeys } = rowOf(id);
  if ([usual, alsoKeys].some((own) => own != null && comparable(own) === comparable(keys))) return null;
  if (SYSTEM.includes(keys)) return 'system';
  if (EVERYWHERE.test(keys)) return 'everywhere';
  if (WORKS_CONTROLS.test(keys)) return 'control';
  return usual !== null && !belongsToText(usual) && belongsToText(keys) ? 'typed' : null;
}

/** What a person chose for a command: undefined when nothing, or nothing usable. */
function chosen(changes: ShortcutChanges, id: CommandId): string | null | undefined {
  const change = Object.hasOwn(changes, id) ? changes[id] : undefined;
  if (change == null) return change;
  const keys = readKeys(change);
  return keys === null || refusalOf(id, keys) !== null ? undefined : keys;
}

/**
 * The table with a person's changes. Keys mean one command in each mode: what was chosen goes before the table, and
 * the table's second keys come last, so that a new version's keys never take away those of a person.
 */
export function bindingsWith(changes: ShortcutChanges): Bindings {
  const bindings = new Map<CommandId, string[]>(ROWS.map(({ id }) => [id, []]));
  const taken = new Set<string>();
  const bind = ({ id, mode }: Row, keys: string | null | undefined): void => {
    const place = `${mode ?? ''} ${comparable(keys ?? '')}`;
    if (keys == null || taken.has(place)) return;
    taken.add(place);
    bindings.get(id)?.push(keys);
  };
  const untouched = ROWS.filter(({ id }) => chosen(changes, id) === undefined);
  for (const row of ROWS) bind(row, chosen(changes, row.id));
  for (const row of untouched) bind(row, row.keys);
  for (const row of untouched) bind(row, row.alsoKeys);
  return bindings;
}

/** The keys a command is shown with; null without any. */
export const shownKeys = (bindings: Bindings, id: CommandId): string | null => bindings.get(id)?.[0] ?? null;

const holds = (bindings: Bindings, id: CommandId, keys: string): boolean =>
  bindings.get(id)?.some((one) => comparable(one) === comparable(keys)) === true;

/** The command that has these keys in the same mode; null when they are free. */
export function holderOf(bindings: Bindings, id: CommandId, keys: string): CommandId | null {
  const { mode } = rowOf(id);
  const holder = ROWS.find((row) => row.id !== id && row.mode === mode && holds(bindings, row.id, keys));
  return holder?.id ?? null;
}

/** The two commands that a command's keys mean, one while a mask is drawn and one otherwise; null when they mean one. */
export function meaningsOf(bindings: Bindings, id: CommandId): { mask: CommandId; window: CommandId } | null {
  const keys = shownKeys(bindings, id);
  const { mode } = rowOf(id);
  const other = keys === null ? null : ROWS.find((row) => row.mode !== mode && holds(bindings, row.id, keys));
  if (other == null) return null;
  return mode === 'mask' ? { mask: id, window: other.id } : { mask: other.id, window: id };
}

/** Changes with these keys, or none, for a command; who was shown with them has none then. Only what differs from the table is kept. */
export function withKeys(changes: ShortcutChanges, id: CommandId, keys: string | null): ShortcutChanges {
  const before = bindingsWith(changes);
  const { [id]: _replaced, ...kept } = changes;
  const holder = keys === null ? null : holderOf(before, id, keys);
  // Whose second keys are taken keeps the first.
  const loses = holder !== null && comparable(shownKeys(before, holder) ?? '') === comparable(keys ?? '');
  const isUsual = comparable(keys ?? '') === comparable(rowOf(id).keys ?? '');
  return { ...kept, ...(loses && { [holder]: null }), ...(!isUsual && { [id]: keys }) };
}

/** Commands a person has given other keys than the table. */
export const changedCommands = (changes: ShortcutChanges): readonly CommandId[] =>
  ROWS.filter(({ id }) => chosen(changes, id) !== undefined).map(({ id }) => id);

/** What stands in the changes and can't be used: commands there are none of, and keys that name none or are refused. */
export const unusableShortcuts = (changes: ShortcutChanges): readonly string[] =>
  Object.entries(changes).flatMap(([id, keys]) => {
    const row = ROWS.find((one) => one.id === id);
    return row && chosen(changes, row.id) !== undefined ? [] : `${id}: ${keys}`;
  });

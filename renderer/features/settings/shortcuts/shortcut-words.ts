import type { CommandId } from '../../../../shared/commands.ts';
import type { Refusal } from '../../../../shared/shortcuts.ts';
import { say } from '../../../../shared/words/say.ts';
import { formatShortcut } from '../../../ui/shortcut.ts';

/** A command's name inside a sentence, without the dots that say more will be asked. */
export const commandName = (id: CommandId): string => say(`command.${id}`).replace(/…$/, '');

const held = () => ({ mod: formatShortcut('Mod'), alt: formatShortcut('Alt') });

/** Why these keys can't be had, and which could. */
export const refusalWords = (why: Refusal | 'unknown', id: CommandId, keys: string): string =>
  say(`shortcut.refused.${why}`, { ...held(), command: commandName(id), keys: formatShortcut(keys) });

/** What a command's keys are now, as it is read out. */
export const nowWords = (id: CommandId, keys: string | null): string =>
  keys === null
    ? say('shortcut.now-none', { command: commandName(id) })
    : say('shortcut.now', { command: commandName(id), keys: formatShortcut(keys) });

import type { Scene } from './pen.ts';
import { hashOf } from './random.ts';
import { aurora } from './scenes/aurora.ts';
import { botanical } from './scenes/botanical.ts';
import { dunes } from './scenes/dunes.ts';
import { forest } from './scenes/forest.ts';
import { mountains } from './scenes/mountains.ts';
import { paperCut } from './scenes/paper-cut.ts';
import { poster } from './scenes/poster.ts';
import { sea } from './scenes/sea.ts';
import { stillLife } from './scenes/still-life.ts';

const scenes: readonly Scene[] = [stillLife, botanical, mountains, dunes, aurora, paperCut, sea, forest, poster];

/** The scene a prompt calls for by a word in it, else one its hash picks; always the same for the same prompt. */
export function sceneFor(prompt: string, transparent: boolean): Scene {
  const usable = transparent ? scenes.filter((scene) => scene.cutout !== undefined) : scenes;
  const text = prompt.toLowerCase();
  const named = usable
    .map((scene) => ({ scene, at: Math.min(...scene.words.map((word) => firstWordAt(text, word))) }))
    .filter(({ at }) => Number.isFinite(at))
    .sort((a, b) => a.at - b.at)[0];
  return named?.scene ?? usable[hashOf(text) % usable.length] ?? stillLife;
}

/** Where a word begins in the text ("sea" is not in "season"'s middle, but plurals count); Infinity when absent. */
function firstWordAt(text: string, word: string): number {
  const found = new RegExp(`(?<![\\p{L}])${word}(?:s|es|ic|al|y)?(?![\\p{L}])`, 'u').exec(text);
  return found === null ? Infinity : found.index;
}

import type { Sidecar } from '../../../shared/asset.ts';

const MAX_WORDS = 48;
/** Some encrypting file systems take no name longer than 143 bytes; the rest of the name needs some of them. */
const MAX_WORD_BYTES = 96;

const extensions = { png: 'png', jpeg: 'jpg', webp: 'webp' } as const satisfies Record<Sidecar['format'], string>;

export const extensionOf = (format: Sidecar['format']): string => extensions[format];

/** The first words of a prompt as a file name: letters, digits and marks of any script, joined by hyphens. */
export function slugOf(prompt: string): string {
  const words =
    prompt
      .slice(0, 400)
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (!fits(longer)) return slug === '' ? cut(word) : slug;
    slug = longer;
  }
  return slug === '' ? 'picture' : slug;
}

const fits = (text: string): boolean =>
  Array.from(text).length <= MAX_WORDS && Buffer.byteLength(text) <= MAX_WORD_BYTES;

/** Scripts without spaces give one long word; it is cut between characters. */
function cut(word: string): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (!fits(kept + segment)) break;
    kept += segment;
  }
  return kept === '' ? 'picture' : kept;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `YYYY/MM` in local time: where a picture made at `at` lies, for good. */
export const monthOf = (at: Date): string => `${String(at.getFullYear()).padStart(4, '0')}/${two(at.getMonth() + 1)}`;

export type NameParts = {
  readonly prompt: string;
  readonly at: Date;
  readonly index: number;
  readonly demo: boolean;
  readonly draft: boolean;
};

/**
 * A readable file name without its extension, e.g. `a-red-fox-1432-1-demo`. The time and place at its end also keep it
 * from being a name Windows reserves (`con`, `nul`).
 */
export function assetName({ prompt, at, index, demo, draft }: NameParts): string {
  const time = `${two(at.getHours())}${two(at.getMinutes())}`;
  return `${slugOf(prompt)}-${time}-${index + 1}${draft ? '-draft' : ''}${demo ? '-demo' : ''}`;
}

/** What to try when a name is taken: `name`, `name_2`, `name_3` … */
export const nameAttempt = (name: string, attempt: number): string => (attempt === 0 ? name : `${name}_${attempt + 1}`);

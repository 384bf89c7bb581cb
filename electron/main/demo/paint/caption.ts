import { fix } from './pen.ts';

export type Caption = { readonly prompt: string; readonly line: string };

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

const segmenter = new Intl.Segmenter();

/** What a person would count as letters. */
const lettersOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Text for a caption: one line, no control characters, no half surrogates, shortened by whole letters. */
export function captionText(text: string, longest: number): string {
  const clean = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cn}\p{Co}\s]+/gu, ' ')
    .trim();
  const letters = lettersOf(clean.slice(0, longest * 16));
  return letters.length > longest
    ? `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : clean;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');

const family = 'Inter, Helvetica Neue, Helvetica, Liberation Sans, Arial, sans-serif';

type Line = { x: number; y: number; size: number; words: string; weight: number; opacity: number; ink: string };

/** The words once as a faint halo, once as themselves. */
function lineSvg({ x, y, size, words, weight, opacity, ink }: Line): string {
  const halo = ink.toLowerCase() < '#8' ? '#ffffff' : '#000000';
  return [
    `fill="none" stroke="${halo}" stroke-opacity="0.14" stroke-width="${fix(size * 0.24)}" stroke-linejoin="round"`,
    `fill="${ink}" fill-opacity="${opacity}"`,
  ]
    .map(
      (paint) =>
        `<text x="${fix(x)}" y="${fix(y)}" font-family="${family}" font-size="${fix(size)}" font-weight="${weight}" ${paint}>${escaped(words)}</text>`,
    )
    .join('');
}

/** Prompt, model, size and quality, small in the lower left corner; a null ink puts them on a plate. */
export function captionSvg(caption: Caption, width: number, height: number, ink: string | null): string {
  const size = Math.max(9, Math.min(width, height) * 0.0145);
  const x = size * 2;
  const longest = Math.max(8, Math.floor((width - x * 2) / (size * 0.6)));
  const [prompt, line] = [captionText(caption.prompt, Math.min(longest, 90)), captionText(caption.line, longest)];
  const letters = Math.max(lettersOf(prompt).length * 1.06, lettersOf(line).length);
  const plate =
    ink === null
      ? `<rect x="${fix(x - size)}" y="${fix(height - size * 5.2)}" width="${fix(letters * size * 0.5 + size * 2)}" height="${fix(size * 4.2)}" rx="${fix(size * 0.7)}" fill="#101216" fill-opacity="0.62"/>`
      : '';
  const shared = { x, size, ink: ink ?? '#ffffff' };
  return (
    plate +
    lineSvg({ ...shared, y: height - size * 3.4, words: prompt, weight: 600, opacity: 0.95 }) +
    lineSvg({ ...shared, y: height - size * 1.9, words: line, weight: 400, opacity: 0.8 })
  );
}

import type { Size } from '../size.ts';
import { say } from './say.ts';

/**
 * Micro-dollars as a person reads them: cents and more with two places from a dollar on, three below. What is less than
 * those can show says so instead of looking like nothing.
 */
export function money(micros: number): string {
  if (isTiny(micros)) return say('price.tiny', { price: money(LEAST_SHOWN) });
  const dollars = micros / 1_000_000;
  return `$${(micros === 0 || Math.abs(dollars) >= 1 ? CENTS : TENTHS_OF_A_CENT).format(dollars)}`;
}

/** Made once: a list asks for a price in every row. */
const withDigits = (digits: number) =>
  new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const CENTS = withDigits(2);
const TENTHS_OF_A_CENT = withDigits(3);

/** A tenth of a cent. */
const LEAST_SHOWN = 1000;
const isTiny = (micros: number): boolean => micros > 0 && micros < LEAST_SHOWN;

/** With a sign of its own before it, unless it has one already. */
const signed = (sign: 'price.estimate' | 'price.most', micros: number | null): string => {
  if (micros === null) return say('price.unknown');
  return isTiny(micros) ? money(micros) : say(sign, { price: money(micros) });
};

/** `~$0.041`; an unknown price is said, never shown as 0. */
export const estimated = (micros: number | null): string => signed('price.estimate', micros);

/** `≤ $0.041`: what an uncertain call may have cost. */
export const atMost = (micros: number | null): string => signed('price.most', micros);

export const paid = (micros: number | null): string => (micros === null ? say('price.unknown') : money(micros));

/** `1536 × 1024` */
export const pixels = (size: Size): string => `${size.width} × ${size.height}`;

/** `1,536` */
export const count = (value: number): string => value.toLocaleString('en-US');

/** `2.1 MB`, decimal units as Finder and Files show them. */
export function weight(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1).replace('.0', '') : Math.round(value)} ${units[unit]}`;
}

/** `0:38`, `12:04`, `1:02:09` */
export function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Local time of day with its seconds, `14:28:07`. */
export const exactTime = (iso: string): string => new Date(iso).toLocaleTimeString('en-GB');

/** How long something took that is over: `0.4 s` under ten seconds, where whole ones would say little, then `0:38`. */
export const took = (ms: number): string =>
  ms < 9_950 ? say('time.seconds', { seconds: Math.max(0.1, ms / 1000).toFixed(1) }) : duration(ms);

/** Local time of day, `14:28`. */
export const clockTime = (iso: string): string =>
  new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One line per event. Secrets and base64 never reach it. */
export type Log = {
  info(text: string, data?: Readonly<Record<string, unknown>>): void;
  error(text: string, cause?: unknown): void;
};

const MAX_BYTES = 2_000_000;

/** Runs of base64 this long are pictures, not words. */
const BASE64_RUN = /[A-Za-z0-9+/]{200,}={0,2}/g;

/** Removes every secret's value and every picture from a text before it is kept or shown. */
export function redactText(text: string, secrets: readonly string[]): string {
  const clean = secrets.reduce((left, secret) => (secret ? left.replaceAll(secret, '[key]') : left), text);
  return clean.replace(BASE64_RUN, '[base64]');
}

/** Writes `<folder>/main.log`, rotated once past 2 MB. `secrets` is asked each time, so a new key is covered at once. */
export function createLog(folder: string, secrets: () => readonly string[]): Log {
  const file = join(folder, 'main.log');
  const write = (level: string, text: string) => {
    try {
      mkdirSync(folder, { recursive: true });
      rotate(file);
      appendFileSync(file, `${new Date().toISOString()} ${level} ${redactText(text, secrets())}\n`, { mode: 0o600 });
    } catch {
      // A log that can't be written must not take the app down; there is nowhere left to say so.
    }
  };
  return {
    info: (text, data) => write('info', data ? `${text} ${JSON.stringify(data)}` : text),
    error: (text, cause) => write('error', cause === undefined ? text : `${text} ${describeCause(cause)}`),
  };
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_BYTES) renameSync(file, `${file}.1`);
}

const describeCause = (cause: unknown): string =>
  cause instanceof Error ? (cause.stack ?? cause.message).replaceAll('\n', ' | ') : JSON.stringify(cause);

/** For tests and short-lived commands. */
export const silentLog: Log = { info: () => undefined, error: () => undefined };

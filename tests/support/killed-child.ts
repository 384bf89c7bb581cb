import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Place } from './back-end-in-test.ts';

const CHILD = join(import.meta.dirname, 'back-end-child.ts');

export type ChildMode = 'work' | 'terminal' | 'cancel' | 'recover';

/** A process with a back end in it. */
export type StoryChild = {
  /** The so-and-so-many-th line that begins so; fails when the process ends, or a minute passes, without it. */
  line(start: string, count?: number): Promise<string>;
  isAlive(): boolean;
  /** SIGKILL; answers when the process is gone. */
  kill(): Promise<void>;
  readonly ended: Promise<void>;
};

const LONGEST_MS = 120_000;

export function startChild(mode: ChildMode, at: { place: Place; url: string; seed: number }): StoryChild {
  const args = [CHILD, mode, at.place.root, at.place.data, at.place.library, at.url, String(at.seed)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(() => undefined);
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  let text = '';
  const waiting = new Set<() => void>();
  const look = (): void => {
    for (const one of waiting) one();
  };
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
    look();
  });
  child.stdout.on('close', look);
  return {
    isAlive,
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    line: (start, count = 1) =>
      new Promise((resolve, reject) => {
        const fail = (why: string): void => settle(() => reject(new Error(`${mode} ${why} “${start}”: ${text}`)));
        const late = setTimeout(() => fail('took too long to say'), LONGEST_MS);
        const settle = (answer: () => void): void => {
          clearTimeout(late);
          waiting.delete(find);
          answer();
        };
        const find = (): void => {
          const lines = text.split('\n').slice(0, -1);
          const found = lines.filter((line) => line.startsWith(start))[count - 1];
          if (found !== undefined) settle(() => resolve(found));
          else if (child.stdout.closed) fail('ended without');
        };
        waiting.add(find);
        find();
      }),
  };
}

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type DemoOptions, type DemoServer, startDemoServer } from '../../electron/main/demo/demo-server.ts';
import type { JobLine } from '../../electron/main/terminal/report.ts';
import { type Place, temporaryPlace } from './back-end-in-test.ts';

const ENTRY = join(import.meta.dirname, '../../electron/main/terminal/index.ts');

/** What a command printed and how it ended. */
export type Ran = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The JSON objects of standard output, one per line. */
  readonly objects: readonly unknown[];
  /** The same, as job lines. */
  readonly jobs: readonly JobLine[];
};

/** A command at work: it can be sent a signal, and watched. */
export type Running = {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ran>;
  /** Resolves once standard error or output holds this text. */
  printed(text: string): Promise<void>;
};

export type RunOptions = { readonly env?: NodeJS.ProcessEnv; readonly stdin?: string; readonly cwd?: string };

/** Not this machine's own variables, but those without which nothing runs, or runs slowly. */
const { PATH, NODE_COMPILE_CACHE } = process.env;

/** Starts the real process. Home, data folder and keychain of the machine are out of its reach. */
export function startTerminal(place: Place, args: readonly string[], options: RunOptions = {}): Running {
  const child = spawn(process.execPath, [ENTRY, ...args], {
    cwd: options.cwd ?? process.cwd(),
    env: { PATH, NODE_COMPILE_CACHE, HOME: place.root, ...options.env },
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.stdin ?? '');
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (stderr += text));
  const ended = once(child, 'close').then(([code]): Ran => {
    const objects: unknown[] = stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    return { code: code as number | null, stdout, stderr, objects, jobs: objects as JobLine[] };
  });
  return {
    child,
    ended,
    async printed(text) {
      while (!(stdout + stderr).includes(text))
        await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), ended.then(ranOut(text))]);
    },
  };
}

const ranOut = (text: string) => (ran: Ran) => {
  throw new Error(`The command ended without saying “${text}”: ${ran.stdout}${ran.stderr}`);
};

/** A place on disk, a service on loopback, and commands that use both. */
export type TerminalStage = {
  readonly place: Place;
  readonly service: DemoServer;
  /** Runs a command with `--data`, `--library`, `--base-url` and a key in the environment. */
  run(args: readonly string[], options?: RunOptions): Promise<Ran>;
  start(args: readonly string[], options?: RunOptions): Running;
  /** The parsed bodies of what the service received. */
  bodies(): readonly Record<string, unknown>[];
  /** Every file below the place, relative to it. */
  files(): readonly string[];
  close(): Promise<void>;
};

export const TEST_KEY = 'octen-test-key-0123456789wxyz';

export async function openTerminalStage(service: DemoOptions = {}): Promise<TerminalStage> {
  const place = temporaryPlace();
  const server = await startDemoServer({ paceMs: 0, ...service });
  const started: Running[] = [];
  const start: TerminalStage['start'] = (args, options = {}) => {
    const common = ['--data', place.data, '--library', place.library, '--base-url', server.url];
    const env = { OCTEN_API_KEY: TEST_KEY, ...options.env };
    const running = startTerminal(place, [...args, ...common], { ...options, env });
    started.push(running);
    return running;
  };
  return {
    place,
    service: server,
    start,
    run: (args, options) => start(args, options).ended,
    bodies: () => server.requests.map(({ body }) => body as Record<string, unknown>),
    files: () => filesBelow(place.root),
    async close() {
      // A command that a failed test left behind must not outlive it.
      for (const { child } of started) child.kill('SIGKILL');
      await Promise.all(started.map(({ ended }) => ended));
      await server.close();
      place.remove();
    },
  };
}

export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile());

/** `generate` of a small picture that costs little to paint. */
export const generateArgs = (...more: readonly string[]): readonly string[] => [
  'generate',
  '--prompt',
  'A quiet harbour',
  '--quality',
  'low',
  '--size',
  '1024x1024',
  ...more,
];

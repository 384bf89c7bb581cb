import { once } from 'node:events';
import { say } from '../../../shared/words/say-in-terminal.ts';
import { DEMO_KEY, type DemoOptions as ServerOptions, type DemoServer, startDemoServer } from '../demo/demo-server.ts';
import type { Faults } from '../demo/faults.ts';
import { parseFaults } from '../demo/parse-faults.ts';
import { EXIT, TerminalEnd, wrongOption } from './exit-code.ts';

export type DemoOptions = {
  readonly port?: string;
  readonly fault?: readonly string[];
  readonly lenient?: boolean;
  readonly rpm?: string;
};

/** Time before each preview and the final picture, so that a person sees them come. */
const PACE_MS = 400;

/** Serves until it is stopped; Ctrl+C is how it is meant to end. */
export async function demoServe(options: DemoOptions): Promise<number> {
  const server = await start({
    port: readPort(options.port),
    faults: readFaults(options.fault ?? []),
    strict: !options.lenient,
    limiter: readLimit(options.rpm),
    paceMs: PACE_MS,
  });
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  console.log(say('terminal.demo-serving', { url: server.url, key: DEMO_KEY }));
  await stopped;
  await server.close();
  return EXIT.done;
}

async function start(options: ServerOptions): Promise<DemoServer> {
  try {
    return await startDemoServer(options);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
    if (code === null) throw cause;
    throw new TerminalEnd(EXIT.failed, say('terminal.port-taken', { port: String(options.port), code }));
  }
}

function readPort(text = '0'): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw wrongOption('port', say('terminal.port', { text }));
  return port;
}

/** Without a limit every request passes. */
function readLimit(text?: string): { readonly requestsPerMinute: number } | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw wrongOption('rpm', say('terminal.rpm', { text }));
  return { requestsPerMinute: Number(text) };
}

function readFaults(list: readonly string[]): Partial<Faults> {
  const faults = parseFaults(list);
  if (!faults.ok) throw wrongOption('fault', faults.error);
  return faults.value;
}

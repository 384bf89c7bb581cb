import { once } from 'node:events';
import { say } from '../../../shared/words/say-in-terminal.ts';
import { DEMO_KEY, type DemoServer, startDemoServer } from '../demo/demo-server.ts';
import type { Faults } from '../demo/faults.ts';
import { parseFaults } from '../demo/parse-faults.ts';
import { EXIT, TerminalEnd, wrongOption } from './exit-code.ts';

export type DemoOptions = { readonly port?: string; readonly fault?: readonly string[]; readonly lenient?: boolean };

/** Time before each preview and the final picture, so that a person sees them come. */
const PACE_MS = 400;

/** Serves until it is stopped; Ctrl+C is how it is meant to end. */
export async function demoServe(options: DemoOptions): Promise<number> {
  const server = await start(readPort(options.port), readFaults(options.fault ?? []), !options.lenient);
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  console.log(say('terminal.demo-serving', { url: server.url, key: DEMO_KEY }));
  await stopped;
  await server.close();
  return EXIT.done;
}

async function start(port: number, faults: Partial<Faults>, strict: boolean): Promise<DemoServer> {
  try {
    return await startDemoServer({ port, faults, strict, paceMs: PACE_MS });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
    if (code === null) throw cause;
    throw new TerminalEnd(EXIT.failed, say('terminal.port-taken', { port: String(port), code }));
  }
}

function readPort(text = '0'): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw wrongOption('port', say('terminal.port', { text }));
  return port;
}

function readFaults(list: readonly string[]): Partial<Faults> {
  const faults = parseFaults(list);
  if (!faults.ok) throw wrongOption('fault', faults.error);
  return faults.value;
}

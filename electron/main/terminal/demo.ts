import { once } from 'node:events';
import { say } from '../../../shared/words/say.ts';
import { DEMO_KEY, startDemoServer } from '../demo/demo-server.ts';
import type { Faults } from '../demo/faults.ts';
import { parseFaults } from '../demo/parse-faults.ts';
import { EXIT, TerminalEnd } from './exit-code.ts';

type DemoOptions = { readonly port?: string; readonly fault?: readonly string[]; readonly lenient?: boolean };

/** Serves until it is stopped. */
export async function demoServe(options: DemoOptions): Promise<number> {
  const port = Number(options.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new TerminalEnd(EXIT.wrongUsage, say('terminal.issue', { option: 'port', text: String(options.port) }));
  const faults = readFaults(options.fault ?? []);
  const server = await startDemoServer({ port, faults, strict: !options.lenient, paceMs: 400 });
  console.log(say('terminal.demo-serving', { url: server.url, key: DEMO_KEY }));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await server.close();
  return EXIT.done;
}

function readFaults(list: readonly string[]): Partial<Faults> {
  const faults = parseFaults(list);
  if (!faults.ok) throw new TerminalEnd(EXIT.wrongUsage, `--fault: ${faults.error}`);
  return faults.value;
}

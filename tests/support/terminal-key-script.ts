// Run inside a keyring session: the terminal keeps, uses and forgets a key; prints how each command ended.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startDemoServer } from '../../electron/main/demo/demo-server.ts';
import { filesBelow } from './terminal.ts';
import { readFileSync } from 'node:fs';

const ENTRY = join(import.meta.dirname, '../../electron/main/terminal/index.ts');
const KEY = 'octen-kept-key-0123456789wxyz';
const home = process.env['HOME'] ?? '';
const service = await startDemoServer({ key: KEY, paceMs: 0 });
const common = ['--data', join(home, 'data'), '--library', join(home, 'library')];
const here = ['--base-url', service.url];
const said: Record<string, unknown> = {};

async function run(name: string, command: readonly string[], stdin: string, at = here): Promise<void> {
  const [file = '', ...args] = command;
  const child = spawn(file, [...args, ...(file === process.execPath ? [...common, ...at] : [])]);
  child.stdin.end(stdin);
  let printed = '';
  child.stdout.on('data', (text) => void (printed += String(text)));
  child.stderr.on('data', (text) => void (printed += String(text)));
  const [code] = await once(child, 'close');
  said[name] = { code, printed: printed.replaceAll(service.url.slice('http://'.length), 'SERVICE') };
}

const terminal = (...args: string[]) => [process.execPath, ENTRY, ...args];
await run('empty', terminal('key', 'set'), '\n');
await run('set', terminal('key', 'set'), `${KEY}\n`);
await run('status', terminal('key', 'status'), '');
await run('statusElsewhere', terminal('key', 'status'), '', []);
await run('used', terminal('generate', '--prompt', 'Dunes', '--quality', 'low', '--quiet'), '');
const line = [...terminal('key', 'set'), ...common, ...here].map((word) => `'${word}'`).join(' ');
await run('asked', ['script', '-qec', line, '/dev/null'], `${KEY}\n`);
await run('forget', terminal('key', 'forget'), '');
await run('statusAfterwards', terminal('key', 'status'), '');
said['received'] = service.requests.map(({ status }) => status);
said['files'] = [
  'data/settings.json',
  ...filesBelow(join(home, 'library')).map((name) => join('library', name)),
].filter((name) => readFileSync(join(home, name)).includes(KEY));
console.log(JSON.stringify(said));
await service.close();

import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A real Secret Service on a bus of its own, which a test locks and unlocks while an app uses it. */
export type OpenKeyring = {
  /** What a process needs to find it. */
  readonly env: Record<string, string>;
  lock(): void;
  unlock(): Promise<void>;
  close(): Promise<void>;
};

const TOOLS = {
  bus: 'dbus-daemon',
  send: 'dbus-send',
  keyring: 'gnome-keyring-daemon',
  secret: 'secret-tool',
} as const;

export const hasKeyring = (): boolean =>
  process.platform === 'linux' &&
  spawnSync('sh', [
    '-c',
    Object.values(TOOLS)
      .map((tool) => `command -v ${tool}`)
      .join(' && '),
  ]).status === 0;

/** The machine's own keyring is never touched: bus, home and runtime folder are gone afterwards. */
export async function openKeyring(): Promise<OpenKeyring> {
  const home = mkdtempSync(join(tmpdir(), 'octen-keyring-'));
  const runtime = join(home, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  // No display: what would show a prompt can't, and says that it was dismissed.
  const bare = { PATH: process.env['PATH'], HOME: home, XDG_RUNTIME_DIR: runtime, XDG_DATA_HOME: join(home, 'data') };
  const bus = spawn(TOOLS.bus, ['--session', '--nofork', '--print-address=1'], { env: bare });
  const [address] = (await once(bus.stdout, 'data')) as [Buffer];
  const env = { DBUS_SESSION_BUS_ADDRESS: String(address).trim() };
  const all = { ...bare, ...env };
  let daemon = await startUnlocked(all);
  // The collection is made with its first secret.
  execFileSync(TOOLS.secret, ['store', '--label=x', 'a', 'b'], { env: all, input: 'x' });
  return {
    env,
    lock: () => void execFileSync(TOOLS.send, LOCK, { env: all }),
    async unlock() {
      await ended(daemon);
      daemon = await startUnlocked(all);
    },
    async close() {
      await ended(daemon);
      await ended(bus);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A loaded machine is slow. */
const START_MS = 15_000;

type Env = NodeJS.ProcessEnv & { readonly XDG_RUNTIME_DIR: string };

/** The password makes the collection at the first start and opens it at every other. */
async function startUnlocked(env: Env): Promise<ChildProcess> {
  const control = join(env.XDG_RUNTIME_DIR, 'keyring/control');
  rmSync(control, { force: true });
  const daemon = spawn(TOOLS.keyring, ['--foreground', '--unlock', '--components=secrets'], { env });
  daemon.stdin.end('test');
  for (let waitedMs = 0; !existsSync(control); waitedMs += 20) {
    if (waitedMs > START_MS) throw new Error('The keyring did not start');
    await pause(20);
  }
  return daemon;
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}

const LOCK = [
  '--session',
  '--print-reply',
  '--dest=org.freedesktop.secrets',
  '/org/freedesktop/secrets',
  'org.freedesktop.Secret.Service.Lock',
  'array:objpath:/org/freedesktop/secrets/collection/login',
];

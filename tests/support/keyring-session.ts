import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `unlocked`: a real Secret Service · `locked`: one that can't show its prompt · `none`: a bus without a service. */
export type Keyring = 'unlocked' | 'locked' | 'none';

/** The machine's own keyring is never touched: a bus, a home and a runtime folder of its own, gone afterwards. */
export function runWithKeyring(
  keyring: Keyring,
  script: string,
  timeoutMs = 20_000,
): { readonly printed: string; readonly stderr: string } {
  const home = mkdtempSync(join(tmpdir(), 'octen-keyring-'));
  try {
    mkdirSync(join(home, 'run'), { mode: 0o700 });
    const bus = join(home, 'bus.conf');
    writeFileSync(bus, BUS_WITHOUT_SERVICES);
    const start = keyring === 'none' ? '' : START_DAEMON;
    const lock = keyring === 'locked' ? LOCK : '';
    const args = keyring === 'none' ? ['--config-file', bus] : [];
    const ran = spawnSync(
      'dbus-run-session',
      [...args, '--', 'sh', '-c', `${start}${lock}exec "$0" "$1"`, process.execPath, script],
      {
        env: {
          PATH: process.env['PATH'],
          HOME: home,
          XDG_RUNTIME_DIR: join(home, 'run'),
          XDG_DATA_HOME: join(home, 'data'),
        },
        encoding: 'utf8',
        timeout: timeoutMs,
      },
    );
    if (ran.error) throw ran.error;
    return { printed: ran.stdout.trim(), stderr: ran.stderr };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const START_DAEMON = 'printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; ';
const LOCK =
  'printf x | secret-tool store --label=x a b 2>/dev/null; dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login >/dev/null 2>&1; ';

const BUS_WITHOUT_SERVICES = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

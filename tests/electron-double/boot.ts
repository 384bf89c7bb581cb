/** Node 24 in the place of Electron's main process: takes over `electron`, runs `-r` preludes, then the app's main. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readSwitches } from './command-line.ts';
import { start } from './start.ts';
import { state } from './state.ts';

const electronUrl = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/(main|common))?$/.test(specifier)
      ? { url: electronUrl, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

interface CommandLineParts {
  /** Modules of `-r`, by which Playwright's loader comes in. */
  preludes: string[];
  switches: string[];
  app: string;
}

function parse(given: string[]): CommandLineParts {
  const preludes: string[] = [];
  const switches: string[] = [];
  let at = 0;
  for (; given[at]?.startsWith('-'); at++) {
    if (given[at] === '-r' || given[at] === '--require') preludes.push(given[++at] ?? '');
    else switches.push(given[at] ?? '');
  }
  const later = given.slice(at + 1).filter((text) => text.startsWith('--'));
  return { preludes, switches: [...switches, ...later], app: path.resolve(given[at] ?? '.') };
}

/** A folder with a package.json, or the main file itself. */
function findMain(target: string): string {
  if (!statSync(target).isDirectory()) {
    state.appPath = path.dirname(target);
    return target;
  }
  state.appPath = target;
  const manifest = path.join(target, 'package.json');
  if (existsSync(manifest)) state.manifest = JSON.parse(readFileSync(manifest, 'utf8')) as typeof state.manifest;
  return path.join(target, state.manifest.main ?? 'index.js');
}

function electronVersion(): string {
  const manifest = createRequire(import.meta.url).resolve('electron/package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

/** What main sees in `process` under Electron; Chromium's version is the one its line of Electron 45 carries. */
function disguiseProcess(given: string[]): void {
  process.argv = [path.join(import.meta.dirname, 'electron'), ...given];
  const members = {
    versions: { ...process.versions, electron: electronVersion(), chrome: '156.0.0.0' },
    type: 'browser',
    defaultApp: true,
    resourcesPath: path.join(import.meta.dirname, 'resources'),
  };
  for (const [key, value] of Object.entries(members)) {
    Object.defineProperty(process, key, { value, configurable: true, enumerable: true });
  }
}

const given = process.argv.slice(2);
const parts = parse(given);
disguiseProcess(given);
readSwitches(parts.switches);
const main = findMain(parts.app);
for (const prelude of parts.preludes) createRequire(pathToFileURL(main))(path.resolve(prelude));
// Electron, too, goes on when main's module is still pending but nothing is left to run: `await app.whenReady()`.
const idle = new Promise<void>((resolve) => {
  process.once('beforeExit', () => resolve());
});
await Promise.race([import(pathToFileURL(main).href), idle]);
await start();

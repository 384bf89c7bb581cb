import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import * as codec from './codec.ts';
import * as bridgeValues from './injected/bridge-values.ts';
import * as ipcRenderer from './injected/ipc-renderer.ts';
import * as link from './injected/link.ts';
import * as mainWorld from './injected/main-world.ts';
import * as preloadWorld from './injected/preload-world.ts';
import type { PreloadEnvironment } from './injected/transport.ts';
import * as transport from './injected/transport.ts';

/** Name of the isolated world, as Electron's, and of the binding through which it calls main. */
export const isolatedWorld = 'Electron Isolated Context';
export const binding = '__double';

/**
 * The text of all functions that modules export. Node strips types by blanking them out, so a function's own text is
 * JavaScript that the page can run; the modules' functions then stand side by side in one scope, under their names.
 */
function functionsOf(...modules: object[]): string {
  const all = modules.flatMap((module) => Object.values(module) as unknown[]);
  return all
    .filter((member) => typeof member === 'function')
    .map(String)
    .join('\n');
}

const scoped = (functions: string, call: string) => `(() => {\n${functions}\n${call};\n})();`;

/** What runs in the page's world before any of its scripts. */
export function mainWorldScript(secret: string): string {
  const functions = functionsOf(bridgeValues, link, mainWorld);
  return scoped(functions, `installMainWorld(${JSON.stringify(secret)})`);
}

/** What runs in the isolated world before the preload. */
export function preloadWorldScript(secret: string, environment: PreloadEnvironment): string {
  const functions = functionsOf(codec, bridgeValues, link, mainWorld, transport, ipcRenderer, preloadWorld);
  return scoped(functions, `installPreloadWorld(${JSON.stringify(secret)}, ${JSON.stringify(environment)})`);
}

/** The app's preload, wrapped as a sandboxed CommonJS module. */
export function preloadScript(file: string): string {
  const names = 'exports, require, module, process, global, setImmediate, clearImmediate';
  const run = `function (${names}) { ${readFileSync(file, 'utf8')}\n}`;
  const call = `runPreload(${JSON.stringify(binding)}, ${JSON.stringify(file)}, ${run})`;
  return `${scoped(functionsOf({ runPreload: preloadWorld.runPreload }), call)}\n//# sourceURL=${pathToFileURL(file).href}`;
}

/** The isolated world in which the app's preload runs, with its `require`. Runs in the page, as text. */
import { packValue, type Link } from './bridge-values.ts';
import { createIpcRenderer } from './ipc-renderer.ts';
import { createLink } from './link.ts';
import { isAppDocument } from './main-world.ts';
import { __doubleSync, askSync, type PreloadEnvironment } from './transport.ts';

/** As strict.ts does in main: reading what is not there throws. */
export function strictInPreload<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(inner, key, receiver) {
      if (key in inner || typeof key === 'symbol' || key === 'then' || key === 'toJSON') {
        return Reflect.get(inner, key, receiver) as unknown;
      }
      throw new Error(`electron double: ${name}.${key} is not implemented`);
    },
  });
}

export function pathForFile(file: unknown): string {
  if (file instanceof File) return __doubleSync('file', file);
  throw new TypeError("Failed to execute 'getPathForFile' on 'webUtils': parameter 1 is not of type 'File'.");
}

export function preloadElectron(link: Link, ipcRenderer: object): object {
  return strictInPreload('electron (preload)', {
    ipcRenderer,
    contextBridge: strictInPreload('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => {
        link.ask({ t: 'expose', key, api: packValue(link, api) });
      },
    }),
    webUtils: strictInPreload('webUtils', { getPathForFile: pathForFile }),
    webFrame: strictInPreload('webFrame', { getZoomFactor: () => 1, setZoomFactor: () => {} }),
  });
}

export function preloadRequire(electron: object): (id: string) => object {
  return (id) => {
    if (/^electron(\/(renderer|common))?$/.test(id)) return electron;
    throw new Error(`module not found: ${id}`);
  };
}

export function installPreloadWorld(secret: string, environment: PreloadEnvironment): void {
  if (!isAppDocument()) return;
  const world = globalThis as unknown as Record<string, unknown>;
  const binding = world[environment.binding] as (text: string) => void;
  delete world[environment.binding];
  const link = createLink(secret, 'preload', 'page');
  link.handlers.open = (question: { url: string; name: string; features: string }) => {
    askSync({ k: 'open', url: question.url, name: question.name, features: question.features });
  };
  const { ipcRenderer, receive } = createIpcRenderer(environment, binding);
  world[`${environment.binding}In`] = receive;
  world[`${environment.binding}Env`] = {
    require: preloadRequire(preloadElectron(link, ipcRenderer)),
    process: { ...environment.process, once: () => {}, on: () => {} },
  };
}

/** Runs the app's bundled preload as Electron's sandbox does: CommonJS, with `electron` the only module. */
export function runPreload(binding: string, file: string, run: (...args: unknown[]) => void): void {
  const world = globalThis as unknown as Record<string, unknown>;
  const environment = world[`${binding}Env`] as { require: unknown; process: unknown } | undefined;
  delete world[`${binding}Env`];
  if (!environment) return;
  const module = { exports: {} };
  const setImmediate = (fn: () => void, ...args: unknown[]) => setTimeout(fn, 0, ...args);
  const { require, process } = environment;
  try {
    run.call(module.exports, module.exports, require, module, process, globalThis, setImmediate, clearTimeout);
  } catch (thrown) {
    console.error(`Unable to load preload script: ${file}`);
    console.error(thrown);
  }
}

import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { AppEvent, Bridge, InputResult } from '../../shared/ipc/contract.ts';

// Lists no names, so it can't drift from the contract: main refuses what it doesn't know.
const call: Bridge['call'] = (name, input) => ipcRenderer.invoke('command', name, input);

const bridge: Bridge = {
  call,
  onEvent(listener) {
    const forward = (_sender: unknown, event: AppEvent) => listener(event);
    ipcRenderer.on('event', forward);
    return () => {
      ipcRenderer.off('event', forward); // braces: ipcRenderer itself must never reach the page
    };
  },
  async addFiles(files) {
    const paths = files.map((file) => webUtils.getPathForFile(file));
    // All at once, so that main sees how many they are.
    if (paths.every((path) => path !== '')) return addPaths(paths);
    const results: InputResult[] = [];
    for (const [at, file] of files.entries()) {
      const path = paths[at] ?? '';
      const added = path === '' ? await addBytes(file) : await addPaths([path]);
      if (!added.ok) return added;
      results.push(...added.value);
    }
    return { ok: true, value: results };
  },
};

type Added = ReturnType<Bridge['addFiles']>;

/** A path never reaches the page: it goes straight to main. */
const addPaths = async (paths: readonly string[]): Added =>
  paths.length === 0 ? { ok: true, value: [] } : call('input.addPaths', { paths });

/** A picture dragged out of a browser has no path, only bytes. */
async function addBytes(file: File): Added {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const added = await call('input.addBytes', { name: file.name || 'Picture', bytes });
  return added.ok ? { ok: true, value: [added.value] } : added;
}

contextBridge.exposeInMainWorld('bridge', bridge);

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
    const results: InputResult[] = [];
    for (const file of files) {
      const added = await addFile(file);
      if (!added.ok) return added;
      results.push(...added.value);
    }
    return { ok: true, value: results };
  },
};

/** A path never reaches the page: it goes straight to main. A picture dragged out of a browser has none, only bytes. */
async function addFile(file: File): ReturnType<Bridge['addFiles']> {
  const path = webUtils.getPathForFile(file);
  if (path !== '') return call('input.addPaths', { paths: [path] });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const added = await call('input.addBytes', { name: file.name || 'Picture', bytes });
  return added.ok ? { ok: true, value: [added.value] } : added;
}

contextBridge.exposeInMainWorld('bridge', bridge);

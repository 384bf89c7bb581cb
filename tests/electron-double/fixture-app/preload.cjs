const { contextBridge, ipcRenderer, webUtils } = require('electron');

globalThis.leaked = 'a global of the preload';

contextBridge.exposeInMainWorld('fixture', {
  argv: process.argv,
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  invokeFunction: () => ipcRenderer.invoke('echo', () => 1),
  invokeBlob: () => ipcRenderer.invoke('echo', new Blob(['x'])),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  sendSync: (channel, ...args) => ipcRenderer.sendSync(channel, ...args),
  on(channel, listener) {
    const relay = (_event, ...args) => listener(...args);
    ipcRenderer.on(channel, relay);
    return () => ipcRenderer.off(channel, relay);
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  requireFs: () => require('fs'),
  throwRange: () => {
    throw new RangeError('from the preload');
  },
});

import type { WebPreferences } from 'electron';

export type Surroundings = { readonly platform: NodeJS.Platform; readonly isPackaged: boolean };

export const webPreferences = (preload: string, { platform, isPackaged }: Surroundings): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  // macOS checks spelling itself; elsewhere Chromium would fetch dictionaries from a third party.
  spellcheck: platform === 'darwin',
  devTools: !isPackaged,
  v8CacheOptions: 'bypassHeatCheck',
});

/** The double's part in the page's own world: what contextBridge exposes, and window.open. Runs in the page, as text. */
import { unpackValue, type BridgeValue, type Link } from './bridge-values.ts';
import { createLink } from './link.ts';

export function isAppDocument(): boolean {
  return window === window.top && /^(https?|file):$/.test(location.protocol);
}

export function deepFreeze(value: unknown): unknown {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  if (!isObject || ArrayBuffer.isView(value) || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const key of Reflect.ownKeys(value)) deepFreeze((value as Record<PropertyKey, unknown>)[key]);
  return value;
}

export function exposeApi(link: Link, key: string, api: BridgeValue): void {
  if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object');
  const value = deepFreeze(unpackValue(link, api));
  Object.defineProperty(window, key, { value, enumerable: true, writable: false, configurable: false });
}

/** The app's window-open handler must be asked before window.open returns. */
export function guardWindowOpen(link: Link): void {
  const open = window.open.bind(window);
  window.open = (url = 'about:blank', name = '', features = '') => {
    if (/^_(self|top|parent)$/.test(name)) return open(url, name, features);
    link.ask({ t: 'open', url: new URL(url, location.href).href, name, features });
    return null;
  };
}

export function installMainWorld(secret: string): void {
  if (!isAppDocument()) return;
  const link = createLink(secret, 'page', 'preload');
  link.handlers.expose = (question: { key: string; api: BridgeValue }) => exposeApi(link, question.key, question.api);
  guardWindowOpen(link);
}

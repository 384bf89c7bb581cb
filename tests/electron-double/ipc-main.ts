import type { IpcMain } from 'electron';
import { EventEmitter } from 'node:events';
import { strict } from './strict.ts';

type Handler = (event: never, ...args: never[]) => unknown;

const handlers = new Map<string, Handler>();

function handle(channel: string, handler: Handler): void {
  if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
  if (typeof handler !== 'function') {
    throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
  }
  handlers.set(channel, handler);
}

const members = {
  handle,
  removeHandler(channel: string) {
    handlers.delete(channel);
  },
} satisfies Partial<IpcMain>;

export const ipcMain = strict('ipcMain', Object.assign(new EventEmitter(), members));

/** Calls the app's handler for `ipcRenderer.invoke`. */
export async function callHandler(channel: string, event: object, args: unknown[]): Promise<unknown> {
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  return await (handler as (...all: unknown[]) => unknown)(event, ...args);
}

/** ipcRenderer for the preload's world. Runs in the page, as text. */
import { decodeClone } from '../codec.ts';
import {
  askSync,
  fetchBuffers,
  inlineBuffers,
  packForMain,
  type PreloadEnvironment,
  type WireValue,
} from './transport.ts';

type Listener = (event: object, ...args: unknown[]) => void;

export type Incoming = WireValue & ({ k: 'event'; ch: string } | { k: 'reply'; id: number; ch: string; err?: string });

interface Calls {
  readonly waiting: Map<number, { ok(value: unknown): void; err(reason: Error): void }>;
  readonly listeners: Map<string, { listener: Listener; isOnce: boolean }[]>;
  readonly send: (text: string) => void;
  lastId: number;
}

export function emitTo(calls: Calls, sender: object, channel: string, args: unknown[]): void {
  const all = calls.listeners.get(channel) ?? [];
  calls.listeners.set(
    channel,
    all.filter((entry) => !entry.isOnce),
  );
  for (const entry of all) {
    entry.listener.call(sender, { sender, ports: [] }, ...args);
  }
}

export function listenerMethods(calls: Calls) {
  function add(channel: string, listener: Listener, isOnce: boolean): void {
    const all = calls.listeners.get(channel) ?? [];
    calls.listeners.set(channel, [...all, { listener, isOnce }]);
  }
  return {
    on(channel: string, listener: Listener) {
      add(channel, listener, false);
      return this;
    },
    once(channel: string, listener: Listener) {
      add(channel, listener, true);
      return this;
    },
    off(channel: string, listener: Listener) {
      const all = calls.listeners.get(channel) ?? [];
      const at = all.findLastIndex((entry) => entry.listener === listener);
      if (at >= 0) calls.listeners.set(channel, all.toSpliced(at, 1));
      return this;
    },
    removeListener(channel: string, listener: Listener) {
      return this.off(channel, listener);
    },
  };
}

export function callMethods(calls: Calls, environment: PreloadEnvironment) {
  return {
    send(ch: string, ...args: unknown[]) {
      calls.send(JSON.stringify({ k: 'send', ch, ...packForMain(environment, args) }));
    },
    async invoke(ch: string, ...args: unknown[]) {
      const id = ++calls.lastId;
      const text = JSON.stringify({ k: 'invoke', id, ch, ...packForMain(environment, args) });
      return new Promise((ok, err) => {
        calls.waiting.set(id, { ok, err });
        calls.send(text);
      });
    },
    sendSync: (ch: string, ...args: unknown[]) => askSync({ k: 'sync', ch, ...packForMain(environment, args) }),
  };
}

export function deliver(calls: Calls, sender: object, message: Incoming, buffers: Uint8Array[]): void {
  if (message.k === 'event') {
    emitTo(calls, sender, message.ch, decodeClone(message.j, buffers) as unknown[]);
    return;
  }
  const call = calls.waiting.get(message.id);
  calls.waiting.delete(message.id);
  if (message.err === undefined) call?.ok(decodeClone(message.j, buffers));
  else call?.err(new Error(`Error invoking remote method '${message.ch}': ${message.err}`));
}

/** Large bodies are fetched; messages that come meanwhile wait their turn, so the order is kept. */
export function createInbox(
  environment: PreloadEnvironment,
  onMessage: (message: Incoming, buffers: Uint8Array[]) => void,
): (message: Incoming) => void {
  let waitingCount = 0;
  let queue = Promise.resolve();
  async function receiveLater(message: Incoming): Promise<void> {
    try {
      const buffers = message.tok ? await fetchBuffers(environment, message) : inlineBuffers(message);
      onMessage(message, buffers);
    } catch (thrown) {
      console.error(thrown);
    } finally {
      waitingCount -= 1;
    }
  }
  return (message) => {
    if (!message.tok && waitingCount === 0) {
      onMessage(message, inlineBuffers(message));
      return;
    }
    waitingCount += 1;
    queue = queue.then(() => receiveLater(message));
  };
}

/** The methods sit on the prototype: an app that exposes ipcRenderer itself exposes an empty object, as in Electron. */
export function createIpcRenderer(environment: PreloadEnvironment, send: (text: string) => void) {
  const calls: Calls = { waiting: new Map(), listeners: new Map(), send, lastId: 0 };
  const methods = { ...listenerMethods(calls), ...callMethods(calls, environment) };
  const ipcRenderer = Object.create(methods) as typeof methods;
  const receive = createInbox(environment, (message, buffers) => deliver(calls, ipcRenderer, message, buffers));
  return { ipcRenderer, receive };
}

import { decodeClone, encodeClone } from './codec.ts';
import type { Incoming } from './injected/ipc-renderer.ts';
import type { WireValue } from './injected/transport.ts';
import { callHandler, ipcMain } from './ipc-main.ts';
import type { Page } from './open-page.ts';
import { binding, isolatedWorld } from './page-scripts.ts';
import { stashBytes, takeBytes } from './stash.ts';

/** Above this many bytes buffers travel over the loopback server instead of as base64. */
const largeBytes = 262_144;

type FromPage = WireValue & ({ k: 'send'; ch: string } | { k: 'invoke'; id: number; ch: string });

interface IpcPort {
  /** A fresh event for ipcMain's listeners, its sender this page. */
  event(): object;
  emit(name: string, ...args: unknown[]): unknown;
}

export interface PageIpc {
  send(channel: string, args: unknown[]): void;
}

/** The buffers of a message from the page. */
export function buffersOf(wire: WireValue): Uint8Array[] {
  if (!wire.tok) return (wire.b64 ?? []).map((text) => new Uint8Array(Buffer.from(text, 'base64')));
  const bytes = takeBytes(wire.tok);
  let at = 0;
  return (wire.lens ?? []).map((length) => new Uint8Array(bytes.subarray(at, (at += length))));
}

/** Small buffers inline, for messages that must arrive whole. */
export function packInline(value: unknown): WireValue {
  const { j, bufs } = encodeClone(value);
  return { j, b64: bufs.map((bytes) => Buffer.from(bytes).toString('base64')) };
}

function packForPage(value: unknown): WireValue {
  const { j, bufs } = encodeClone(value);
  const size = bufs.reduce((sum, bytes) => sum + bytes.length, 0);
  if (size <= largeBytes) return { j, b64: bufs.map((bytes) => Buffer.from(bytes).toString('base64')) };
  return { j, tok: stashBytes(Buffer.concat(bufs)), lens: bufs.map((bytes) => bytes.length) };
}

/** Knows the preload's world of the document that is shown now. */
function followWorld({ session, frameId }: Page): () => number | undefined {
  let contextId: number | undefined;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const { frameId: owner } = (context.auxData ?? {}) as { frameId?: string };
    if (context.name === isolatedWorld && owner === frameId) contextId = context.id;
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId === contextId) contextId = undefined;
  });
  session.on('Runtime.executionContextsCleared', () => {
    contextId = undefined;
  });
  return () => contextId;
}

/** ipcMain's line to one page: the isolated world's binding in, a function call in that world out. */
export function createPageIpc(page: Page, port: IpcPort): PageIpc {
  const { session } = page;
  const worldId = followWorld(page);

  function post(message: Incoming): void {
    const executionContextId = worldId();
    if (executionContextId === undefined) return; // no document yet, or between two: Electron drops it, too
    const call = {
      functionDeclaration: `(message) => ${binding}In(message)`,
      executionContextId,
      arguments: [{ value: message }],
    };
    session.send('Runtime.callFunctionOn', call).catch(() => {});
  }

  async function answer(message: FromPage & { k: 'invoke' }, args: unknown[]): Promise<void> {
    const { id, ch } = message;
    try {
      const value = await callHandler(ch, port.event(), args);
      post({ k: 'reply', id, ch, ...packForPage(value) });
    } catch (thrown) {
      console.error(`Error occurred in handler for '${ch}':`, thrown);
      post({ k: 'reply', id, ch, err: String(thrown), j: null });
    }
  }

  function receive(message: FromPage): void {
    const args = decodeClone(message.j, buffersOf(message)) as unknown[];
    if (message.k === 'invoke') {
      void answer(message, args);
      return;
    }
    const event = port.event();
    port.emit('ipc-message', event, message.ch, ...args);
    ipcMain.emit(message.ch, event, ...args);
  }

  session.on('Runtime.bindingCalled', ({ name, executionContextId, payload }) => {
    if (name === binding && executionContextId === worldId()) receive(JSON.parse(payload) as FromPage);
  });

  return {
    send(channel, args) {
      if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
      let packed: WireValue;
      try {
        packed = packForPage(args);
      } catch {
        console.error('Error sending from webFrameMain: ', new Error('Failed to serialize arguments'));
        return;
      }
      post({ k: 'event', ch: channel, ...packed });
    },
  };
}

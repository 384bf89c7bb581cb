import type { CDPSession } from '@playwright/test';
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** A DevTools session; commands and events carry the protocol types that come with Playwright. */
export interface CdpSession {
  readonly send: CDPSession['send'];
  readonly on: CDPSession['on'];
  readonly once: CDPSession['once'];
}

export interface CdpConnection {
  /** The browser itself. */
  readonly root: CdpSession;
  attach(targetId: string): Promise<CdpSession>;
  /** Rejects everything still waiting: the browser is gone. */
  close(): void;
}

interface Message {
  id?: number;
  sessionId?: string;
  method: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

interface Waiting {
  method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Splits a byte stream at NUL bytes and hands over each whole text. */
function splitAtNul(onText: (text: string) => void): (data: Buffer) => void {
  let parts: Buffer[] = [];
  return (data) => {
    let from = 0;
    for (let at = data.indexOf(0); at >= 0; at = data.indexOf(0, from)) {
      parts.push(data.subarray(from, at));
      onText(Buffer.concat(parts).toString());
      parts = [];
      from = at + 1;
    }
    if (from < data.length) parts.push(data.subarray(from));
  };
}

/** Speaks CDP over Chromium's `--remote-debugging-pipe`: JSON texts that end in NUL. */
export function connectCdp(toBrowser: Writable, fromBrowser: Readable): CdpConnection {
  const waiting = new Map<number, Waiting>();
  const emitters = new Map<string | undefined, EventEmitter>();
  let lastId = 0;
  let isClosed = false;

  function settle(message: Message): void {
    const asked = waiting.get(message.id ?? 0);
    waiting.delete(message.id ?? 0);
    if (message.error) asked?.reject(new Error(`${asked.method}: ${message.error.message}`));
    else asked?.resolve(message.result);
  }

  function send(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    if (isClosed) return Promise.reject(new Error('the browser is gone'));
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { method, resolve, reject });
      toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  function open(sessionId: string | undefined): CdpSession {
    const emitter = new EventEmitter().setMaxListeners(0);
    emitters.set(sessionId, emitter);
    const session = { send: (method: string, params: unknown = {}) => send(method, params, sessionId) };
    return Object.assign(emitter, session) as unknown as CdpSession;
  }

  const root = open(undefined);
  toBrowser.on('error', () => {});
  fromBrowser.on(
    'data',
    splitAtNul((text) => {
      const message = JSON.parse(text) as Message;
      if (message.id) settle(message);
      else emitters.get(message.sessionId)?.emit(message.method, message.params);
    }),
  );

  return {
    root,
    async attach(targetId) {
      const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: true });
      return open(sessionId);
    },
    close() {
      isClosed = true;
      for (const asked of waiting.values()) asked.reject(new Error('the browser is gone'));
      waiting.clear();
    },
  };
}

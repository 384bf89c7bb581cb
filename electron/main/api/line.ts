import { type EventEmitter, once } from 'node:events';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { type RequestOptions, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { Route } from './proxy-route.ts';
import { codeOf, TransportFailure, type TransportProblem } from './transport-failure.ts';

/** One call's connection: a fresh socket, and the first reason it broke. */
export type Line = {
  readonly request: ClientRequest;
  /** Waits for an event; rejects with the reason when the line breaks first. */
  event(emitter: EventEmitter, name: string): Promise<void>;
  /** Resolves once the socket, and TLS where it is used, is ready: nothing of the request has left by then. */
  connected(): Promise<void>;
  /** Ends the call for this reason, unless one came before. */
  fail(reason: TransportProblem['reason'], code: string, detail?: string): void;
  failWith(error: Error): void;
  /** Why the line broke; null while it holds and after `close`. */
  failure(): Error | null;
  /** Whether a byte of the request may have left. Once true, never false again. */
  sent(): boolean;
  /** Lets go of the socket, whatever is on its way. */
  close(): void;
};

export type LineOptions = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly route: Route;
  readonly trust: () => SecureContext;
};

/** Starts to connect. */
export function openLine({ url, headers, route, trust }: LineOptions): Line {
  const life = new AbortController();
  const secure = url.protocol === 'https:' || (route.kind === 'proxy' && route.url.protocol === 'https:');
  const shared = { signal: life.signal, ...(secure ? { secureContext: trust() } : {}) };
  const agent = route.kind === 'proxy' ? new HttpsProxyAgent(route.url, shared) : false;
  const options: RequestOptions & { secureContext?: SecureContext } = { method: 'POST', headers, agent };
  if (secure) options.secureContext = trust();
  const request = url.protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options);
  const line = holdLine(request, life, route.kind === 'proxy');
  return { ...line, connected: () => connect(line, url.protocol === 'https:') };
}

type HeldLine = Omit<Line, 'connected'> & { watch(socket: Socket): void };

function holdLine(request: ClientRequest, life: AbortController, proxied: boolean): HeldLine {
  let broken: Error | null = null;
  let tunnelled = !proxied;
  let sent = (): boolean => false;

  const failWith = (error: Error): void => {
    if (life.signal.aborted) return;
    broken = error;
    life.abort(error);
    request.destroy(error);
  };
  const fail: Line['fail'] = (reason, code, detail = '') =>
    failWith(new TransportFailure({ reason, code, sent: sent(), detail }));
  const beforeSending = (): TransportProblem['reason'] => (tunnelled ? 'connect' : 'proxy');
  request.on('error', (cause) => fail(sent() ? 'lost' : beforeSending(), codeOf(cause), withoutAdvice(cause.message)));
  // A proxy that refuses to tunnel answers in the service's place; its answer isn't the service's.
  request.on('proxyConnect', ({ statusCode }: { statusCode: number }) => {
    tunnelled = statusCode === 200;
    if (!tunnelled) fail('proxy', String(statusCode));
  });

  return {
    request,
    fail,
    failWith,
    failure: () => broken,
    sent: () => sent(),
    watch: (socket) => {
      const before = socket.bytesWritten;
      sent = () => socket.bytesWritten > before;
    },
    event: async (emitter, name) => {
      try {
        await once(emitter, name, { signal: life.signal });
      } catch (cause) {
        throw life.signal.aborted ? life.signal.reason : cause;
      }
    },
    close: () => {
      if (!life.signal.aborted) life.abort(new Error('closed'));
      request.destroy();
    },
  };
}

/** Node tells whoever starts it from a shell about a switch; here what the system trusts is trusted anyway. */
const withoutAdvice = (message: string): string => message.replace(/; if the root CA is installed locally.*$/s, '');

/** Chromium's interval for TCP keep-alive: routers forget connections that are silent for minutes. */
const KEEP_ALIVE_MS = 45_000;

async function connect(line: HeldLine, secure: boolean): Promise<void> {
  await line.event(line.request, 'socket');
  const { socket } = line.request;
  if (!socket) throw line.failure() ?? new Error('no socket');
  if (secure) await line.event(socket, 'secureConnect');
  else if (socket.connecting) await line.event(socket, 'connect');
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  line.watch(socket);
}

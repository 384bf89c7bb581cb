import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { setTimeout as timeout } from 'node:timers/promises';
import type { Faults, FaultSwitch } from './faults.ts';
import { createFaults } from './faults.ts';
import type { Delay, Handling } from './handle-request.ts';
import { answerError, handleGeneration } from './handle-request.ts';
import { notFound } from './demo-error.ts';
import { createLimiter } from './limiter.ts';
import { createOutlet } from './outlet.ts';
import type { DemoRequest, OpenRequest } from './receive-request.ts';
import { isForeign, openRequest } from './receive-request.ts';

export type { DemoRequest } from './receive-request.ts';

/** The key the app uses for the demo service; never a real one. */
export const DEMO_KEY = 'octen-demo-key';

export type DemoOptions = {
  /** 0 takes a free port. */
  readonly port?: number;
  /** The only key accepted; without it any key that doesn't begin with "wrong". */
  readonly key?: string;
  readonly faults?: Partial<Faults>;
  /** true (default): every rule of the upstream with its texts and codes; false: only what the page prints, flattened. */
  readonly strict?: boolean;
  /** Artificial time before each preview and before the final picture. */
  readonly paceMs?: number;
  /** How that time passes. */
  readonly delay?: Delay;
  /** With a mask: a small change in the rest of the picture, as real models make (default true). */
  readonly drift?: boolean;
  /** Treats a mask as if it had not been sent, as some gateways do. */
  readonly ignoreMask?: boolean;
  readonly limiter?: { readonly requestsPerMinute: number } | null;
  /** How many received requests are remembered, the latest (default 1000; 0 in an app that runs all day). */
  readonly keepRequests?: number;
  /** Clock in milliseconds, for the limiter, `created` and dates. */
  readonly now?: () => number;
};

export type DemoServer = {
  /** Base URL without a path: `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly port: number;
  readonly requests: readonly DemoRequest[];
  readonly faults: FaultSwitch;
  close(): Promise<void>;
};

const PACE_MS = 700;
const PATH = '/v1/images/generations';

const acceptsKey =
  (key: string | undefined) =>
  (sent: string | null): boolean =>
    key === undefined ? sent !== null && sent !== '' && !sent.startsWith('wrong') : sent === key;

type Service = Omit<Handling, 'record' | 'faults'> & { readonly faults: ReturnType<typeof createFaults> };

function createService(options: DemoOptions): Service {
  const now = options.now ?? Date.now;
  return {
    now,
    accepts: acceptsKey(options.key),
    strict: options.strict ?? true,
    paceMs: options.paceMs ?? PACE_MS,
    delay: options.delay ?? ((ms, signal) => timeout(ms, undefined, { signal })),
    paint: { drift: options.drift ?? true, ignoreMask: options.ignoreMask ?? false },
    limiter: options.limiter ? createLimiter(options.limiter.requestsPerMinute, now) : null,
    faults: createFaults(options.faults),
  };
}

const foreign = {
  status: 403,
  message: 'The demo service answers programs on this machine only, not web pages or other hosts.',
  type: 'permission_error',
  param: null,
  code: null,
} as const;

const broken = { ...foreign, status: 500, message: 'Internal server error', type: 'api_error' } as const;

/** Takes a request as far as the endpoint: who asks, and for what. */
async function route(
  service: Service,
  message: IncomingMessage,
  response: ServerResponse,
  record: OpenRequest,
): Promise<void> {
  response.setHeader('x-request-id', record.id);
  const note = (): void => {
    if (response.headersSent) record.status = response.statusCode;
  };
  response.on('finish', note).on('close', note);
  const refuse = (error: Parameters<typeof answerError>[1]): Promise<void> => {
    message.resume();
    return answerError(createOutlet(response, {}), error);
  };
  if (isForeign(message)) return refuse(foreign);
  const path = record.path.split('?')[0] ?? '';
  if (message.method !== 'POST' || path !== PATH) return refuse(notFound(`No such resource: ${record.method} ${path}`));
  return handleGeneration({ ...service, faults: service.faults.take(), record }, message, response);
}

/** Ends what can't be answered: a client that left while sending, or a mistake in here. */
function giveUp(response: ServerResponse): void {
  if (response.headersSent || response.destroyed) response.destroy();
  else void answerError(createOutlet(response, {}), broken);
}

/** Starts the demo service on loopback: a real HTTP server that answers as the published page says, for free. */
export async function startDemoServer(options: DemoOptions = {}): Promise<DemoServer> {
  const service = createService(options);
  const kept = options.keepRequests ?? 1000;
  const requests: OpenRequest[] = [];
  const server = createServer((message, response) => {
    const record = openRequest(message, `req_${randomBytes(12).toString('hex')}`, service.now());
    requests.push(record);
    if (requests.length > kept) requests.shift();
    route(service, message, response, record).catch(() => giveUp(response));
  });
  // A large upload on a slow line is no attack: this server only ever talks to its own machine.
  server.requestTimeout = 0;
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    requests,
    url: `http://127.0.0.1:${port}`,
    faults: service.faults,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

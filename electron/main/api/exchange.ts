import type { IncomingMessage } from 'node:http';
import type { SecureContext } from 'node:tls';
import { type Line, openLine } from './line.ts';
import type { Route } from './proxy-route.ts';
import type { AnswerHead } from './spool.ts';
import { codeOf, unsent } from './transport-failure.ts';
import type { TimeLimits, TransportAnswer, TransportCall } from './transport-port.ts';
import { upload } from './upload.ts';
import { createWatch, type Watch } from './watch.ts';

export type ExchangeSettings = {
  readonly limits: TimeLimits;
  readonly trust: () => SecureContext;
  readonly now: () => number;
};

/** Sends one call over one route, until the head of its answer is here. */
export async function exchange(
  call: TransportCall,
  route: Route,
  settings: ExchangeSettings,
): Promise<TransportAnswer> {
  if (call.signal.aborted) throw unsent('stopped', 'ABORTED');
  if (route.kind === 'unsupported') throw unsent('proxy', route.scheme);
  const headers = { ...call.headers, 'content-length': call.body.contentLength };
  const line = openLine({ url: call.url, headers, route, trust: settings.trust });
  const watches = watchesOver(line, settings.limits);
  const onStop = (): void => line.fail('stopped', 'ABORTED');
  call.signal.addEventListener('abort', onStop, { once: true });
  const close = (): void => {
    call.signal.removeEventListener('abort', onStop);
    for (const watch of Object.values(watches)) watch.stop();
    line.close();
  };
  try {
    watches.connect.start();
    await line.connected();
    watches.connect.stop();
    const response = await converse(line, call, watches);
    return {
      head: headOf(response, settings.now()),
      body: readBody(response, line, watches.silence),
      firstByteSent: () => line.sent(),
      failure: () => line.failure(),
      close,
    };
  } catch (cause) {
    close();
    throw line.failure() ?? cause;
  }
}

type Watches = { readonly connect: Watch; readonly stall: Watch; readonly silence: Watch };

const watchesOver = (line: Line, limits: TimeLimits): Watches => ({
  connect: createWatch(limits.connectMs, () => line.fail('connect-timeout', 'ETIMEDOUT')),
  stall: createWatch(limits.uploadStallMs, () => line.fail('upload-stalled', 'ETIMEDOUT')),
  silence: createWatch(limits.silenceMs, () => line.fail('silent', 'ETIMEDOUT')),
});

/**
 * The service may answer before it has read the whole body, so both directions run at once: a refusal (401, 413) makes
 * the rest of the body useless, anything else lets it go on.
 */
async function converse(line: Line, call: TransportCall, { stall, silence }: Watches): Promise<IncomingMessage> {
  let answered = false;
  let refused = false;
  const response = new Promise<IncomingMessage>((resolve) => {
    line.request.once('response', (message) => {
      answered = true;
      refused = (message.statusCode ?? 0) >= 300;
      silence.stop();
      if (refused) stall.stop();
      resolve(message);
    });
  });
  const arrived = line.event(line.request, 'response');
  upload({ line, body: call.body, stall, onSent: call.onSent, refused: () => refused }).then(
    () => (answered ? undefined : silence.start()),
    (cause: unknown) => line.failWith(cause instanceof Error ? cause : new Error(String(cause))),
  );
  await arrived;
  return response;
}

/** The clock runs only while we wait for the network, not while the disk holds us back. */
async function* readBody(response: IncomingMessage, line: Line, silence: Watch): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = response[Symbol.asyncIterator]();
  try {
    for (;;) {
      silence.start();
      const next = await chunks.next();
      silence.stop();
      if (next.done) return;
      yield next.value;
    }
  } catch (cause) {
    line.fail('lost', codeOf(cause), String(cause));
    throw line.failure() ?? cause;
  } finally {
    silence.stop();
  }
}

function headOf({ statusCode, headers }: IncomingMessage, now: number): AnswerHead {
  const one = (name: string): string | null => {
    const value = headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
  const length = one('content-length');
  return {
    status: statusCode ?? 0,
    contentType: one('content-type'),
    requestId: one('x-request-id'),
    retryAfter: one('retry-after'),
    retryAfterMs: one('retry-after-ms'),
    shouldRetry: one('x-should-retry'),
    contentLength: length !== null && /^\d+$/.test(length) ? Number(length) : null,
    receivedAt: new Date(now).toISOString(),
  };
}

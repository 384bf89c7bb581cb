import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { handlers, schemeOfHost, toAppUrl, toBrowserPolicy, toBrowserUrl } from './schemes.ts';
import { stashBytes, takeBytes } from './stash.ts';

/** Headers that a handler in Electron does not get to see. */
const hiddenFromHandler =
  /^(host|connection|referer|accept-encoding|upgrade-insecure-requests|cache-control|pragma|sec-.*)$/;
/** Headers of an answer that only mean something on a wire. */
const notRelayed = /^(content-encoding|transfer-encoding|connection|set-cookie)$/;

function requestFor(incoming: IncomingMessage, scheme: string, host: string): Request {
  const { method = 'GET', headers: given, url = '/' } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    if (hiddenFromHandler.test(name)) continue;
    headers.set(name, name === 'origin' ? toAppUrl(String(value)) : String(value));
  }
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(`${scheme}://${host}${url}`, {
    method,
    headers,
    ...(given.referer ? { referrer: toAppUrl(given.referer) } : {}),
    ...(hasBody ? { body: Readable.toWeb(incoming) as unknown as BodyInit, duplex: 'half' } : {}),
  });
}

function translateHeader(name: string, value: string): string {
  if (name.startsWith('content-security-policy')) return toBrowserPolicy(value);
  if (name === 'location') return toBrowserUrl(value);
  if (name === 'access-control-allow-origin') return toBrowserUrl(value).replace(/(localhost)\/$/, '$1');
  return value;
}

async function relay(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  if (response.statusText) outgoing.statusMessage = response.statusText;
  response.headers.forEach((value, name) => {
    if (!notRelayed.test(name)) outgoing.setHeader(name, translateHeader(name, value));
  });
  outgoing.setHeader('cache-control', 'no-store'); // Electron keeps no HTTP cache for custom schemes
  outgoing.flushHeaders();
  if (!response.body) {
    outgoing.end();
    return;
  }
  const body = Readable.fromWeb(response.body as NodeReadableStream);
  await pipeline(body, outgoing).catch(() => outgoing.destroy());
}

/** Two lengths make a network error in Chromium that it does not try again, unlike a closed socket. */
function failOnNetwork(incoming: IncomingMessage): void {
  incoming.socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n');
}

async function serveScheme(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const target = schemeOfHost(incoming.headers.host ?? '');
  const handler = target && handlers.get(target.scheme);
  if (!target || target.scheme === 'double') {
    outgoing.setHeader('content-type', 'text/html').end('<title> </title>'); // a window's first, blank document
    return;
  }
  try {
    const answer = await handler?.(requestFor(incoming, target.scheme, target.host));
    if (answer instanceof Response && answer.type !== 'error') await relay(answer, outgoing);
    else failOnNetwork(incoming);
  } catch (thrown) {
    console.error(thrown);
    failOnNetwork(incoming);
  }
}

async function collect(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Bodies of IPC messages that are too large for the debugger's channel. */
async function serveStash(incoming: IncomingMessage, outgoing: ServerResponse, token: string): Promise<void> {
  outgoing.setHeader('access-control-allow-origin', '*');
  if (!token) {
    outgoing.end(stashBytes(await collect(incoming)));
    return;
  }
  const bytes = takeBytes(token);
  outgoing.setHeader('content-length', bytes.length).end(bytes);
}

function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const [isStash, token = ''] = /^\/__double__\/(?:up|down\/(.+))$/.exec(incoming.url ?? '') ?? [];
  return isStash ? serveStash(incoming, outgoing, token) : serveScheme(incoming, outgoing);
}

/** Starts the loopback server behind all custom schemes; answers its port. It does not keep the process alive. */
export async function startSchemeServer(): Promise<number> {
  const server: Server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((thrown: unknown) => {
      console.error(thrown);
      outgoing.destroy();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  return (server.address() as AddressInfo).port;
}

import { isIP } from 'node:net';

/** How to reach the service: straight, through a proxy that tunnels, or through one we can't speak to. */
export type Route =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly url: URL }
  | { readonly kind: 'unsupported'; readonly scheme: string };

/** Answers like Chromium's `resolveProxy`: "DIRECT", "PROXY host:port; DIRECT", "HTTPS host:port", "SOCKS5 host:port". */
export type ResolveProxy = (url: string) => Promise<string>;

/** This machine is never reached through a proxy. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === 'localhost' || host.endsWith('.localhost') || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

/** The routes to try in order, each only when the one before failed to tunnel. */
export async function routesTo(url: URL, resolveProxy: ResolveProxy): Promise<readonly Route[]> {
  return isLoopback(url.hostname) ? [{ kind: 'direct' }] : routesOf(await resolveProxy(url.href));
}

/** Reads a PAC answer; one that says nothing means DIRECT. */
export function routesOf(answer: string): readonly Route[] {
  const entries = answer.split(';').map((entry) => entry.trim());
  const routes = entries.filter((entry) => entry !== '').map(routeOf);
  return routes.length > 0 ? routes : [{ kind: 'direct' }];
}

const SCHEMES: Readonly<Record<string, string>> = { PROXY: 'http:', HTTP: 'http:', HTTPS: 'https:' };

function routeOf(entry: string): Route {
  const [word = '', host = ''] = entry.split(/\s+/);
  const kind = word.toUpperCase();
  if (kind === 'DIRECT') return { kind: 'direct' };
  const address = `${SCHEMES[kind] ?? ''}//${host}`;
  return SCHEMES[kind] && host !== '' && URL.canParse(address)
    ? { kind: 'proxy', url: new URL(address) }
    : { kind: 'unsupported', scheme: kind };
}

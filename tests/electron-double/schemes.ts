/**
 * Custom schemes cannot be documents in a plain Chromium, so `app://studio/x` is known there as
 * `http://studio.app.localhost/x`; main sees only the former, the browser only the latter.
 */
import type { CustomScheme } from 'electron';

export type SchemeHandler = (request: Request) => Response | Promise<Response>;

export const privileged = new Map<string, NonNullable<CustomScheme['privileges']>>();
export const handlers = new Map<string, SchemeHandler>();

export function toBrowserUrl(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+-]*):\/\/([^/?#]+)([^]*)$/i.exec(url) ?? [];
  if (!privileged.has(scheme)) return url;
  return `http://${host}.${scheme}.localhost${rest.startsWith('/') ? '' : '/'}${rest}`;
}

export function toAppUrl(url: string): string {
  return url.replace(/^http:\/\/([^/]+)\.([a-z0-9+-]+)\.localhost(?=\/|$)/, (whole, host: string, scheme: string) =>
    privileged.has(scheme) ? `${scheme}://${host}` : whole,
  );
}

/** Rewrites source expressions such as `app:` and `app://studio` of a Content-Security-Policy. */
export function toBrowserPolicy(policy: string): string {
  return policy.replace(
    /(^|[\s;])([a-z0-9+-]+):(\/\/[^\s;,]+)?(?=[\s;,]|$)/g,
    (whole, before: string, scheme: string, rest: string | undefined) => {
      if (!privileged.has(scheme)) return whole;
      return before + (rest ? toBrowserUrl(`${scheme}:${rest}`).replace(/\/$/, '') : `http://*.${scheme}.localhost`);
    },
  );
}

/** Scheme and host that a request to the loopback server is meant for. */
export function schemeOfHost(host: string): { scheme: string; host: string } | undefined {
  const [, name, scheme] = /^(.+)\.([^.]+)\.localhost(?::80)?$/.exec(host) ?? [];
  return name && scheme ? { scheme, host: name } : undefined;
}

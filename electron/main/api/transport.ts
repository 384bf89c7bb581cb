import { exchange, type ExchangeSettings } from './exchange.ts';
import { type ResolveProxy, type Route, routesTo } from './proxy-route.ts';
import { codeOf, TransportFailure, unsent } from './transport-failure.ts';
import { TIME_LIMITS, type TimeLimits, type Transport, type TransportCall } from './transport-port.ts';
import { lazyTrust, trustedCertificates } from './trusted-certificates.ts';

export type TransportPorts = {
  readonly resolveProxy: ResolveProxy;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly limits?: Partial<TimeLimits>;
  /** PEM of every authority to trust, read at the first call that needs it. */
  readonly certificates?: () => readonly string[];
};

export function createTransport(ports: TransportPorts): Transport {
  const settings: ExchangeSettings = {
    limits: { ...TIME_LIMITS, ...ports.limits },
    trust: lazyTrust(ports.certificates ?? trustedCertificates),
    now: ports.now,
  };
  return async (call) => {
    const routes = await routesInTime(call, ports.resolveProxy, settings.limits.connectMs);
    for (const route of routes.slice(0, -1)) {
      try {
        return await exchange(call, route, settings);
      } catch (cause) {
        // The next route is only for a proxy that didn't tunnel: nothing of the request left by then.
        if (!(cause instanceof TransportFailure) || cause.problem.reason !== 'proxy') throw cause;
      }
    }
    return exchange(call, routes.at(-1) ?? { kind: 'direct' }, settings);
  };
}

/** Asking the system for the proxy may take as long as fetching its script. */
async function routesInTime(
  { url, signal }: TransportCall,
  resolveProxy: ResolveProxy,
  limitMs: number,
): Promise<readonly Route[]> {
  const over = Promise.withResolvers<never>();
  const onStop = (): void => over.reject(unsent('stopped', 'ABORTED'));
  if (signal.aborted) onStop();
  signal.addEventListener('abort', onStop, { once: true });
  const limit = setTimeout(() => over.reject(unsent('proxy', 'ETIMEDOUT')), limitMs);
  try {
    return await Promise.race([over.promise, routesTo(url, resolveProxy)]);
  } catch (cause) {
    throw cause instanceof TransportFailure ? cause : unsent('proxy', codeOf(cause), String(cause));
  } finally {
    clearTimeout(limit);
    signal.removeEventListener('abort', onStop);
  }
}

import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/** What Node ships, what NODE_EXTRA_CA_CERTS adds and what the system trusts: company proxies sign with the latter. */
export const trustedCertificates = (): readonly string[] => [
  ...new Set([...getCACertificates('default'), ...getCACertificates('system')]),
];

/** Reads the certificates once, at the first call that needs TLS: the system's store can be slow. */
export function lazyTrust(certificates: () => readonly string[]): () => SecureContext {
  let context: SecureContext | null = null;
  return () => {
    context ??= createSecureContext({ ca: [...certificates()] });
    return context;
  };
}

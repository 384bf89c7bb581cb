import type { KeyCheck } from '../../../shared/key-status.ts';
import { plainBody } from './encode-request.ts';
import { endpointOf, headersFor, isSendable } from './endpoint.ts';
import type { Transport } from './transport-port.ts';
import { TransportFailure } from './transport-failure.ts';

export type KeyToCheck = { readonly baseUrl: string; readonly key: string; readonly signal: AbortSignal };

/**
 * Sends `{}`: without a model and a prompt there is nothing to carry out, so it costs nothing. A service that
 * complains about the request has let the key pass.
 */
export async function checkKey(transport: Transport, { baseUrl, key, signal }: KeyToCheck): Promise<KeyCheck> {
  if (!isSendable(key)) return { verdict: 'rejected' };
  try {
    const call = { url: endpointOf(baseUrl), headers: headersFor(key, false), body: plainBody({}), signal };
    const answer = await transport({ ...call, onSent: () => undefined });
    answer.close();
    return verdictOf(answer.head.status);
  } catch (cause) {
    if (cause instanceof TransportFailure) return { verdict: 'unreachable' };
    throw cause;
  }
}

function verdictOf(status: number): KeyCheck {
  switch (status) {
    case 400:
      return { verdict: 'accepted' };
    case 401:
      return { verdict: 'rejected' };
    case 403:
      return { verdict: 'no-balance' };
    default:
      return { verdict: 'unclear', status };
  }
}

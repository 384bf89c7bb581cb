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
  if (!isSendable(key)) return 'rejected';
  try {
    const call = { url: endpointOf(baseUrl), headers: headersFor(key, false), body: plainBody({}), signal };
    const answer = await transport({ ...call, onSent: () => undefined });
    answer.close();
    return verdictOf(answer.head.status);
  } catch (cause) {
    if (cause instanceof TransportFailure) return 'unreachable';
    throw cause;
  }
}

function verdictOf(status: number): KeyCheck {
  if (status === 401) return 'rejected';
  return status === 400 ? 'accepted' : 'unreachable';
}

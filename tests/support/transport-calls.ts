import { type BodyPlan, plainBody } from '../../electron/main/api/encode-request.ts';
import { TransportFailure, type TransportProblem } from '../../electron/main/api/transport-failure.ts';
import type { Transport, TransportAnswer } from '../../electron/main/api/transport-port.ts';

/** What a test may set of a call. */
type Options = { body?: BodyPlan; signal?: AbortSignal; onSent?: (bytes: number) => void };
export const post = (transport: Transport, url: URL, options: Options = {}): Promise<TransportAnswer> =>
  transport({
    url,
    headers: { 'content-type': 'application/json', 'x-api-key': 'secret-key' },
    body: plainBody({ prompt: 'kite' }),
    signal: new AbortController().signal,
    onSent: () => undefined,
    ...options,
  });

export async function readAll(answer: TransportAnswer): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.body) chunks.push(chunk);
  answer.close();
  return Buffer.concat(chunks).toString();
}

/** The problem a call ended with, before or while its answer was read. */
export async function problemOf(call: Promise<TransportAnswer>): Promise<TransportProblem> {
  try {
    await readAll(await call);
  } catch (cause) {
    if (cause instanceof TransportFailure) return cause.problem;
    throw cause;
  }
  throw new Error('the call succeeded');
}

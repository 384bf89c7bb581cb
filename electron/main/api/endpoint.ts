/** Generation and edit share one path (published page). A base URL may name the version already. */
export function endpointOf(baseUrl: string): URL {
  const url = new URL(baseUrl);
  const base = url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
  url.pathname = `${base}/v1/images/generations`;
  return url;
}

export const headersFor = (key: string, streamed: boolean): Readonly<Record<string, string>> => ({
  'content-type': 'application/json',
  accept: streamed ? 'text/event-stream, application/json' : 'application/json',
  // Pictures don't compress, and the raw answer is kept as it comes.
  'accept-encoding': 'identity',
  'user-agent': 'octen-studio',
  'x-api-key': key,
});

/** Whether a key can stand in a header at all. */
export const isSendable = (key: string): boolean => /^[\x21-\x7e]+$/.test(key);

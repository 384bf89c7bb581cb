import { afterEach, describe, expect, it } from 'vitest';
import { checkKey } from '../../electron/main/api/check-key.ts';
import { answerText, closedPort, type RawService, startRawService, testTransport } from '../support/raw-service.ts';

let service: RawService | null = null;
afterEach(async () => {
  await service?.close();
  service = null;
});

const key = 'sk-octen-secret-4242';
describe('checking a key', () => {
  const signal = new AbortController().signal;
  it.each([
    ['401 Unauthorized', { verdict: 'rejected' }],
    ['400 Bad Request', { verdict: 'accepted' }],
    ['403 Forbidden', { verdict: 'no-balance' }],
    ['429 Too Many Requests', { verdict: 'unclear', status: 429 }],
    ['500 Internal Server Error', { verdict: 'unclear', status: 500 }],
    ['301 Moved', { verdict: 'unclear', status: 301 }],
  ])('%s means %o', async (status, verdict) => {
    let body = '';
    service = await startRawService((socket, heard) => {
      if (!heard.whole) return;
      body = heard.bytes.toString().split('\r\n\r\n')[1] ?? '';
      socket.end(answerText(status, '{}'));
    });
    expect(await checkKey(testTransport(), { baseUrl: `http://127.0.0.1:${service.port}/v1/`, key, signal })).toEqual(
      verdict,
    );
    expect(body).toBe('{}');
  });

  it('that can’t stand in a header needs no network', async () => {
    expect(await checkKey(testTransport(), { baseUrl: 'http://127.0.0.1:9', key: 'two\nlines', signal })).toEqual({
      verdict: 'rejected',
    });
  });

  it('that reaches nobody says so', async () => {
    const baseUrl = `http://127.0.0.1:${await closedPort()}`;
    expect(await checkKey(testTransport(), { baseUrl, key, signal })).toEqual({ verdict: 'unreachable' });
  });
});

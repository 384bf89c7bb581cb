import { afterEach, describe, expect, it } from 'vitest';
import { checkKey } from '../../electron/main/api/check-key.ts';
import { answerText, type RawService, startRawService, testTransport } from '../support/raw-service.ts';

let service: RawService | null = null;
afterEach(async () => {
  await service?.close();
  service = null;
});

const key = 'sk-octen-secret-4242';
describe('checking a key', () => {
  const signal = new AbortController().signal;
  it.each([
    ['401 Unauthorized', 'rejected'],
    ['400 Bad Request', 'accepted'],
    ['500 Internal Server Error', 'unreachable'],
    ['301 Moved', 'unreachable'],
  ])('%s means %s', async (status, verdict) => {
    let body = '';
    service = await startRawService((socket, heard) => {
      if (!heard.whole) return;
      body = heard.bytes.toString().split('\r\n\r\n')[1] ?? '';
      socket.end(answerText(status, '{}'));
    });
    expect(await checkKey(testTransport(), { baseUrl: `http://127.0.0.1:${service.port}/v1/`, key, signal })).toBe(
      verdict,
    );
    expect(body).toBe('{}');
  });

  it('that can’t stand in a header needs no network', async () => {
    expect(await checkKey(testTransport(), { baseUrl: 'http://127.0.0.1:9', key: 'two\nlines', signal })).toBe(
      'rejected',
    );
  });
});

import { expect, it } from 'vitest';
import { endpointOf, headersFor, isSendable } from '../../../../electron/main/api/endpoint.ts';

it.each([
  ['https://api.octen.ai', 'https://api.octen.ai/v1/images/generations'],
  ['https://api.octen.ai/', 'https://api.octen.ai/v1/images/generations'],
  ['https://api.octen.ai/v1/', 'https://api.octen.ai/v1/images/generations'],
  ['http://127.0.0.1:8080/gate/octen', 'http://127.0.0.1:8080/gate/octen/v1/images/generations'],
])('%s leads to %s', (baseUrl, expected) => {
  expect(endpointOf(baseUrl).href).toBe(expected);
});

it('a stream is asked for only when it is wanted', () => {
  expect(headersFor('k', true)['accept']).toBe('text/event-stream, application/json');
  expect(headersFor('k', false)).toMatchObject({ accept: 'application/json', 'x-api-key': 'k' });
});

it('a key with anything but visible ASCII in it can’t be sent', () => {
  expect(['sk-1', 'sk 1', 'sk\n1', 'skë', ''].map(isSendable)).toEqual([true, false, false, false, false]);
});

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { startDemoServer } from '../../electron/main/demo/demo-server.ts';
import { createDispatch } from '../../electron/main/dispatch.ts';
import { createHandlers, type Desktop } from '../../electron/main/handlers.ts';
import { createMemoryVault } from '../../electron/main/key/keychain.ts';
import type { AppEvent } from '../../shared/ipc/contract.ts';
import { addJobs, openBackEndIn, type Place, requestOf, temporaryPlace } from '../support/back-end-in-test.ts';
import { answerText, startRawService } from '../support/raw-service.ts';

const KEY = 'octen-secret-f00dfacecafe9876';

test('the key’s value is in no file, no database, no log line and no message to the window', async () => {
  const place = temporaryPlace();
  const service = await startDemoServer({ key: KEY, faults: { '500': { times: 1 } } });
  const vault = createMemoryVault();
  const messages: string[] = [];
  try {
    const back = openBackEndIn(place, { baseUrl: service.url, key: null, vault });
    await back.start();
    back.onEvent((event: AppEvent) => messages.push(JSON.stringify(event)));
    const dispatch = createDispatch(createHandlers(back, {} as Desktop), back.log);
    const ask = async (name: string, input?: unknown) => messages.push(JSON.stringify(await dispatch(name, input)));
    await ask('key.save', { key: KEY });
    await ask('key.check');
    await ask('settings.read');
    addJobs(back, [
      requestOf({ prompt: 'fails once' }),
      requestOf({ prompt: 'comes back', stream: true, partialImages: 1 }),
    ]);
    await back.queue.whenIdle();
    await ask('queue.read');
    await ask('library.page', {});
    // A service that echoes the key in its error text must not carry it into ours.
    back.log.error(`a header said ${KEY}`, new Error(KEY));
    await back.stop();
    expect(await vault.read(new URL(service.url).origin)).toBe(KEY);
    expect(filesHolding(place.root)).toEqual([]);
    expect(messages.length).toBeGreaterThan(8);
    expect(messages.filter((message) => message.includes(KEY))).toEqual([]);
  } finally {
    await service.close();
    place.remove();
  }
});

/** A service that says back what it was sent, as some gateways do in their refusals. */
const startEcho = (status: string) =>
  startRawService((socket, { head, whole }) => {
    if (!whole) return;
    const [, key = ''] = /^x-api-key: (.*)$/im.exec(head) ?? [];
    const error = { message: `Bad header x-api-key: ${key}`, type: 'gateway_error', code: key, param: key };
    socket.end(answerText(status, JSON.stringify({ error }), ['content-type: application/json']));
  });

test('a key that the service says back in its refusal is nowhere either', async () => {
  const place = temporaryPlace();
  const service = await startEcho('400 Bad Request');
  const messages: string[] = [];
  try {
    const back = openBackEndIn(place, { baseUrl: service.url.origin, key: null, vault: createMemoryVault() });
    await back.key.save(KEY);
    await back.start();
    back.onEvent((event: AppEvent) => messages.push(JSON.stringify(event)));
    addJobs(back, [requestOf({ prompt: 'refused' })]);
    await back.queue.whenIdle();
    const { jobs } = back.queue.snapshot();
    messages.push(JSON.stringify(jobs));
    expect(jobs[0]?.state).toMatchObject({ status: 'failed', error: { kind: 'request-invalid' } });
    await back.stop();
    expect(service.posts()).toBe(1);
    expect(messages.filter((message) => message.includes(KEY))).toEqual([]);
    expect(filesHolding(place.root)).toEqual([]);
  } finally {
    await service.close();
    place.remove();
  }
});

/** A job that ends in doubt, with its raw answer kept, in a process that has ended. */
async function jobInDoubt(place: Place, opening: Parameters<typeof openBackEndIn>[1]): Promise<string> {
  const back = openBackEndIn(place, opening);
  await back.key.save(KEY);
  await back.start();
  const [id = ''] = addJobs(back, [requestOf({ prompt: 'in doubt' })]);
  await back.queue.whenIdle();
  expect(back.queue.snapshot().jobs[0]?.state.status).toBe('uncertain');
  await back.stop();
  return id;
}

test('a refusal read from the spool by a process that has not used its key yet says nothing of it', async () => {
  const place = temporaryPlace();
  const service = await startEcho('500 Internal Server Error');
  const opening = { baseUrl: service.url.origin, key: null, vault: createMemoryVault() };
  try {
    const id = await jobInDoubt(place, opening);
    for (const file of filesBelow(join(place.data, 'spool')).filter((name) => name.endsWith('head.json')))
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), status: 400 }));
    const second = openBackEndIn(place, opening);
    await second.start();
    const found = await second.queue.lookAgain(id);
    await second.stop();
    expect(found.state).toMatchObject({ status: 'failed', error: { kind: 'request-invalid' } });
    expect(JSON.stringify(found)).not.toContain(KEY);
    expect(filesHolding(place.root).filter((file) => !file.startsWith(join(place.data, 'spool')))).toEqual([]);
  } finally {
    await service.close();
    place.remove();
  }
});

test('a raw answer that a person opens has the key taken out, by a process that has not used it yet too', async () => {
  const place = temporaryPlace();
  const service = await startEcho('500 Internal Server Error');
  const opening = { baseUrl: service.url.origin, key: null, vault: createMemoryVault() };
  try {
    const id = await jobInDoubt(place, opening);
    const second = openBackEndIn(place, opening);
    await second.start();
    const shown: string[] = [];
    const reveal = (file: string) => void shown.push(file);
    const dispatch = createDispatch(createHandlers(second, { reveal } as Desktop), second.log);
    expect(second.queue.snapshot().jobs[0]?.hasAnswer).toBe(true);
    expect(await dispatch('queue.showAnswer', { id })).toEqual({ ok: true, value: null });
    await second.stop();
    expect(shown).toEqual([expect.stringMatching(/answer-.*\.json$/)]);
    expect(readFileSync(shown[0] ?? '', 'utf8')).toContain('Bad header x-api-key: [key]');
    expect(filesHolding(place.root).map((file) => basename(file))).toEqual(['body']);
  } finally {
    await service.close();
    place.remove();
  }
});

const filesHolding = (folder: string): readonly string[] =>
  filesBelow(folder).filter((file) => readFileSync(file).includes(KEY));

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());

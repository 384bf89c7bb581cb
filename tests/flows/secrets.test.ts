import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startDemoServer } from '../../electron/main/demo/demo-server.ts';
import { createDispatch } from '../../electron/main/dispatch.ts';
import { createHandlers, type Desktop } from '../../electron/main/handlers.ts';
import { createMemoryVault } from '../../electron/main/key/keychain.ts';
import type { AppEvent } from '../../shared/ipc/contract.ts';
import { addJobs, openBackEndIn, requestOf, temporaryPlace } from '../support/back-end-in-test.ts';

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
    const holding = filesBelow(place.root).filter((file) => readFileSync(file).includes(KEY));
    expect(holding).toEqual([]);
    expect(messages.length).toBeGreaterThan(8);
    expect(messages.filter((message) => message.includes(KEY))).toEqual([]);
  } finally {
    await service.close();
    place.remove();
  }
});

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());

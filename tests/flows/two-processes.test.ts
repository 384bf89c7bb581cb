import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BackEnd } from '../../electron/main/back-end.ts';
import { type DemoServer, startDemoServer } from '../../electron/main/demo/demo-server.ts';
import { addJobs, openBackEndIn, type Place, requestOf, temporaryPlace } from '../support/back-end-in-test.ts';

const TERMINAL = join(import.meta.dirname, '../../electron/main/terminal/index.ts');

let place: Place;
let service: DemoServer;
let app: BackEnd;

beforeEach(async () => {
  place = temporaryPlace();
  service = await startDemoServer({ paceMs: 150 });
  app = openBackEndIn(place, { baseUrl: service.url });
  app.settings.change({ requestsPerMinute: 300 });
  await app.start();
});

afterEach(async () => {
  await app.stop();
  await service.close();
  place.remove();
});

function terminal(...args: string[]): Promise<{ readonly code: number | null; readonly lines: readonly string[] }> {
  const common = ['--data', place.data, '--library', place.library, '--base-url', service.url, '--json'];
  const child = spawn(process.execPath, [TERMINAL, ...args, ...common], {
    env: { ...process.env, OCTEN_API_KEY: 'test-key-0123456789' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += String(chunk);
  });
  return once(child, 'close').then(([code]) => ({
    code: code as number | null,
    lines: text.split('\n').filter(Boolean),
  }));
}

test('app and terminal on the same folders start no job twice and leave each other’s live jobs alone', async () => {
  const ids = addJobs(
    app,
    Array.from({ length: 6 }, (_, index) =>
      requestOf({ prompt: `from the app ${index}`, stream: true, partialImages: 1 }),
    ),
  );
  const runs = await Promise.all(
    [0, 1].map((index) =>
      terminal('generate', '--prompt', `from the terminal ${index}`, '--quality', 'low', '--size', '1024x1024'),
    ),
  );
  await app.queue.whenIdle();
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect(runs.map(({ lines }) => JSON.parse(lines[0] ?? '{}').status)).toEqual(['done', 'done']);
  expect(ids.map((id) => app.queue.job(id).state.status)).toEqual(ids.map(() => 'done'));
  const prompts = service.requests.map((request) => (request.body as { prompt: string }).prompt).sort();
  expect(new Set(prompts).size).toBe(prompts.length);
  expect(prompts).toHaveLength(8);
  const listed = app.library.page({ words: '', limit: 120, cursor: null });
  expect(listed.total).toBe(8);
});

import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { AppEvent } from '../../shared/ipc/contract.ts';
import { addJobs, openBackEndIn, requestOf, temporaryPlace } from '../support/back-end-in-test.ts';
import { type BenchRow, median } from './bench-row.ts';

/** One job through the whole back end, from the press to the event that says it is done, everything synced to disk. */

const ROUNDS = 40;
/** Until code is warm. */
const UNTIMED = 10;

/** 1×1, red. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
const ANSWER = JSON.stringify({
  id: 'img-1',
  created: 1,
  data: [{ b64_json: PIXEL }],
  usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
});

async function serve(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.setHeader('content-type', 'application/json').end(ANSWER));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, close: () => void server.close() };
}

const saysDone = (event: AppEvent, id: string): boolean =>
  event.name === 'queue.changed' && event.payload.changed.some((job) => job.id === id && job.state.status === 'done');

async function timeJobs(): Promise<BenchRow[]> {
  const service = await serve();
  const place = temporaryPlace();
  const back = openBackEndIn(place, { baseUrl: service.url });
  back.settings.change({ requestsPerMinute: 300 });
  await back.start();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS + UNTIMED; round += 1) {
    const startedMs = performance.now();
    const [id = ''] = addJobs(back, [requestOf({ prompt: `Round ${round}` })]);
    await new Promise<void>((resolve) => {
      const stop = back.onEvent((event) => {
        if (!saysDone(event, id)) return;
        stop();
        resolve();
      });
    });
    if (round >= UNTIMED) times.push(performance.now() - startedMs);
    // Its thumbnail is made meanwhile; a person doesn't press again within it either.
    await pause(60);
  }
  await back.stop();
  service.close();
  place.remove();
  return [{ what: 'one job, 1×1 PNG answered at once: press to done', value: median(times), unit: 'ms', target: 30 }];
}

export const cases = [{ name: 'job', run: timeJobs }] as const;

import { createServer } from 'node:http';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Place, temporaryPlace } from '../support/back-end-in-test.ts';
import { pageSample } from '../support/page-sample.ts';
import { type Running, startTerminal } from '../support/terminal.ts';

let place: Place;

beforeEach(() => {
  place = temporaryPlace();
});
afterEach(() => place.remove());

/** Starts `demo serve` and reads its address and key from what it prints. */
async function serve(...args: string[]): Promise<{ running: Running; ask(body: unknown): Promise<Response> }> {
  const running = startTerminal(place, ['demo', 'serve', ...args]);
  let printed = '';
  running.child.stdout.on('data', (text) => void (printed += String(text)));
  await running.printed('Ctrl+C stops it.');
  const [, url = '', key = ''] = /answers at (\S+) with the key (\S+)\./.exec(printed) ?? [];
  const headers = { 'content-type': 'application/json', 'x-api-key': key };
  return { running, ask: (body) => fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }) };
}

describe('demo serve', () => {
  test('answers the published sample as printed with 400, and with a model as documented', async () => {
    const { running, ask } = await serve('--port', '0');
    const refused = await ask(pageSample);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      error: { param: 'model', message: expect.stringContaining('model') },
    });
    const { image: _image, mask: _mask, ...rest } = pageSample;
    const answer = await ask({ ...rest, model: 'openai/gpt-image-2', quality: 'low' });
    expect(answer.status).toBe(200);
    const body = (await answer.json()) as Record<string, unknown>;
    const documented = ['id', 'created', 'background', 'output_format', 'quality', 'size', 'data', 'usage'];
    expect(Object.keys(body).sort()).toEqual(documented.sort());
    running.child.kill('SIGINT');
    expect(await running.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('misbehaves as told, and closes on SIGTERM with a call under way', async () => {
    const { running, ask } = await serve('--fault', '429-seconds=2*1', '--fault', 'slow=60000');
    const slowed = ask({ model: 'openai/gpt-image-2', prompt: 'Dunes' });
    expect((await slowed).headers.get('retry-after')).toBe('2');
    const open = ask({ model: 'openai/gpt-image-2', prompt: 'Dunes' }).catch(() => 'closed');
    await new Promise((resolve) => setTimeout(resolve, 300));
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
    expect(await open).toBe('closed');
  });

  test('names a fault or a port that can’t be', async () => {
    const [fault, value, port] = await Promise.all([
      startTerminal(place, ['demo', 'serve', '--fault', '429-second']).ended,
      startTerminal(place, ['demo', 'serve', '--fault', 'slow=soon']).ended,
      startTerminal(place, ['demo', 'serve', '--port', '99999']).ended,
    ]);
    expect(fault).toMatchObject({ code: 2, stdout: '' });
    expect(fault.stderr).toMatch(/^--fault: No fault is called "429-second"\. Near to it: .*429-seconds/);
    expect(value.code).toBe(2);
    expect(value.stderr).toBe('--fault: The fault "slow" takes a number of ms, not "soon".\n');
    expect(port).toMatchObject({ code: 2, stderr: '--port: “99999” is no port: write a number from 0 to 65535.\n' });
  });

  test('says so when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const ran = await startTerminal(place, ['demo', 'serve', '--port', port]).ended;
    other.close();
    expect(ran).toMatchObject({
      code: 1,
      stderr: `--port: ${port} can’t be listened on (EADDRINUSE). Choose another.\n`,
    });
  });
});

test('generate --demo needs no key, costs nothing and says in the file name what it is', async () => {
  const args = ['--data', place.data, '--library', place.library];
  const ran = await startTerminal(place, ['generate', '--demo', '--prompt', 'Dunes', '--json', ...args]).ended;
  expect(ran).toMatchObject({ code: 0, jobs: [{ status: 'done', costMicros: 0, sent: 1 }] });
  const [file = ''] = ran.jobs[0]?.files ?? [];
  expect(file).toMatch(/-demo\.png$/);
  expect(existsSync(file)).toBe(true);
});

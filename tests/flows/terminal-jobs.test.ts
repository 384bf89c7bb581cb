import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { generateArgs, openTerminalStage, type TerminalStage, TEST_KEY } from '../support/terminal.ts';

let stage: TerminalStage;

beforeEach(async () => {
  stage = await openTerminalStage();
});
afterEach(() => stage.close());

/** The jobs on the list, as `jobs list --json` tells them. */
const listed = async () => (await stage.run(['jobs', 'list', '--json'])).jobs;

describe('how a job ends', () => {
  test('a 429 is waited for, said, and recovered from', async () => {
    stage.service.faults.set({ '429-seconds': { times: 1, value: 1 } });
    const ran = await stage.run(generateArgs());
    expect(ran.code).toBe(0);
    expect(ran.stderr).toMatch(/^Waiting \d s: slowed down by the service$/m);
    expect(stage.service.requests.map(({ status }) => status)).toEqual([429, 200]);
    expect(await listed()).toMatchObject([{ status: 'done', sent: 2 }]);
  });

  test('a refusal by moderation has words of its own', async () => {
    stage.service.faults.set({ 'moderation-input': { times: 1 } });
    const ran = await stage.run(generateArgs());
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    const { id } = stage.service.requests[0] ?? {};
    expect(ran.stderr).toContain('The service refused this prompt. Blocked before drawing.');
    expect(ran.stderr).toContain('Not charged. Change the words and send again.');
    expect(ran.stderr).toContain(`(${id} · `);
  });

  test('a rejected key is a failure, and nothing waits for the app to send it later', async () => {
    const ran = await stage.run(generateArgs('--json', '--previews', '1', '--n', '2'), {
      env: { OCTEN_API_KEY: 'wrong-key-0123456789' },
    });
    expect(ran.code).toBe(1);
    expect(ran.jobs.map(({ status, error }) => [status, error?.kind, error?.charge])).toEqual([
      ['failed', 'key-rejected', 'not-charged'],
      ['failed', 'key-rejected', 'not-charged'],
    ]);
    expect(ran.jobs[0]?.error?.message).toContain('octen-studio jobs retry ');
    expect((await listed()).map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
    expect(ran.stdout + ran.stderr).not.toContain('wrong-key');
  });

  test('without balance nothing waits here for the account to be topped up', async () => {
    stage.service.faults.set({ '403-balance': true });
    const ran = await stage.run(generateArgs('--json', '--previews', '1', '--n', '4'));
    expect(ran.code).toBe(1);
    expect(ran.jobs.map(({ status, error }) => [status, error?.kind])).toEqual(
      Array.from({ length: 4 }, () => ['failed', 'balance']),
    );
    expect(stage.service.requests.length).toBeLessThan(4);
  });

  test('without a key nothing is sent', async () => {
    const ran = await stage.run(generateArgs(), { env: { OCTEN_API_KEY: '' } });
    expect(ran).toMatchObject({ code: 4, stdout: '' });
    expect(ran.stderr).toContain('Set OCTEN_API_KEY, or run: octen-studio key set.');
    expect(stage.service.requests).toEqual([]);
    expect(await listed()).toEqual([]);
  });

  test('a key that can stand in no header is said before anything is sent', async () => {
    const ran = await stage.run(generateArgs(), { env: { OCTEN_API_KEY: 'two words' } });
    expect(ran).toMatchObject({
      code: 4,
      stderr: 'This is no key: it holds spaces or characters that can’t be sent.\n',
    });
    expect(stage.service.requests).toEqual([]);
  });

  test('an invalid request without a key is called an invalid request', async () => {
    const ran = await stage.run(generateArgs('--n', '0'), { env: { OCTEN_API_KEY: '' } });
    expect(ran.code).toBe(2);
  });

  test('of several endings the gravest is the exit code', async () => {
    stage.service.faults.set({ 'no-answer': { times: 1 }, 'moderation-input': { times: 1 } });
    const ran = await stage.run(generateArgs('--previews', '1', '--n', '3', '--json'));
    expect(ran.code).toBe(3);
    expect(ran.jobs.map(({ status }) => status).sort()).toEqual(['done', 'failed', 'uncertain']);
  });

  test('the last preview of a broken stream is kept as a draft', async () => {
    stage.service.faults.set({ cut: { times: 1 } });
    const ran = await stage.run(generateArgs('--previews', '1', '--json'));
    expect(ran).toMatchObject({ code: 3, jobs: [{ status: 'uncertain', files: [], error: { kind: 'uncertain' } }] });
    expect(ran.jobs[0]?.drafts.map(existsSync)).toEqual([true]);
  });
});

describe('an uncertain job', () => {
  test('is sent again by a person only, who is told that it may be charged twice', async () => {
    stage.service.faults.set({ 'no-answer': { times: 1 } });
    const lost = await stage.run(generateArgs());
    expect(lost).toMatchObject({ code: 3, stdout: '' });
    expect(lost.stderr).toMatch(/May have been charged, \$0\.\d+ at most\./);
    const [job] = await listed();
    expect(job).toMatchObject({ status: 'uncertain', sent: 1 });
    const unsent = await stage.run(['jobs', 'retry', job?.job ?? ''], { env: { OCTEN_API_KEY: '' } });
    expect(unsent.code).toBe(4);
    expect(stage.service.requests).toHaveLength(1);
    const retried = await stage.run(['jobs', 'retry', job?.job ?? '', '--json']);
    expect(retried).toMatchObject({ code: 0, jobs: [{ job: job?.job, status: 'done', sent: 2 }] });
    expect(retried.stderr).toContain('may be charged twice');
    const again = await stage.run(['jobs', 'retry', job?.job ?? '']);
    expect(again).toMatchObject({ code: 2 });
    expect(again.stderr).toContain('Nothing was sent: this job is “Done”.');
    expect(stage.service.requests).toHaveLength(2);
  });

  test('can be forgotten; one that is not there is said', async () => {
    stage.service.faults.set({ 'no-answer': { times: 1 } });
    await stage.run(generateArgs());
    const [job] = await listed();
    const people = await stage.run(['jobs', 'list']);
    expect(people.stdout).toContain(`${job?.job}  `);
    expect(people.stdout).toMatch(/Uncertain +~\$0\.\d+ {2}A quiet harbour/);
    expect(await stage.run(['jobs', 'forget', job?.job ?? ''])).toMatchObject({ code: 0 });
    expect(await stage.run(['jobs', 'list'])).toMatchObject({ code: 0, stdout: 'No jobs.\n' });
    const gone = await stage.run(['jobs', 'forget', 'f'.repeat(24)]);
    expect(gone.code).toBe(2);
    expect(gone.stderr).toContain('See octen-studio jobs list.');
  });
});

describe('an answer that could not be used', () => {
  /** Asks for a picture, and answers the id of the job that got none. */
  const unusable = async (fault: 'bad-base64' | 'no-answer' | 'empty-data') => {
    stage.service.faults.set({ [fault]: { times: 1 } });
    const ran = await stage.run(generateArgs('--json'));
    expect(ran.code).toBe(3);
    return ran.jobs[0]?.job ?? '';
  };

  test('is looked at again without a call, and says how it stands', async () => {
    const job = await unusable('bad-base64');
    const looked = await stage.run(['jobs', 'look', job]);
    expect(looked).toMatchObject({ code: 3, stdout: '' });
    expect(looked.stderr).toMatch(/^Nothing more has arrived\.\nThe answer can’t be read\./);
    expect(looked.stderr).toContain(`octen-studio jobs raw ${job}`);
    const line = await stage.run(['jobs', 'look', job, '--json']);
    expect(line).toMatchObject({ code: 3, jobs: [{ job, status: 'uncertain', sent: 1 }] });
    expect(stage.service.requests).toHaveLength(1);
  });

  test('is saved once it can be read', async () => {
    const job = await unusable('bad-base64');
    await stage.run(generateArgs());
    const whole = await fetch(`${stage.service.url}/v1/images/generations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': TEST_KEY },
      body: JSON.stringify(stage.bodies()[0]),
    });
    const [body = ''] = stage.files().filter((name) => /spool.*body$/.test(name));
    writeFileSync(join(stage.place.root, body), Buffer.from(await whole.arrayBuffer()));
    const looked = await stage.run(['jobs', 'look', job]);
    expect(looked.code).toBe(0);
    expect(looked.stdout).toMatch(/^Saved .*\.png\n\$0\.\d+, /);
    expect(stage.service.requests).toHaveLength(3);
    const again = await stage.run(['jobs', 'look', job]);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('Nothing was changed: this job is “Done”.');
  });

  test('is printed or written to a file as it came', async () => {
    const job = await unusable('empty-data');
    const printed = await stage.run(['jobs', 'raw', job]);
    expect(printed).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(printed.stdout)).toMatchObject({ data: [] });
    const out = join(stage.place.root, 'answer.json');
    expect(await stage.run(['jobs', 'raw', job, '--out', out])).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(out, 'utf8')).toBe(printed.stdout);
    const taken = await stage.run(['jobs', 'raw', job, '--out', out]);
    expect(taken).toMatchObject({ code: 2, stderr: `--out: ${out} exists already.\n` });
  });

  test('that never arrived is said not to be there', async () => {
    const job = await unusable('no-answer');
    const ran = await stage.run(['jobs', 'raw', job]);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('No raw answer is kept');
    const unknown = await stage.run(['jobs', 'raw', 'f'.repeat(24)]);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('See octen-studio jobs list.');
  });
});

describe('a signal', () => {
  test('in flight leaves the job uncertain and says what that means for the money', async () => {
    stage.service.faults.set({ slow: 30_000 });
    const running = stage.start(generateArgs());
    await running.printed('Sending…');
    await sent();
    running.child.kill('SIGINT');
    const ran = await running.ended;
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain('What was sent may be charged; press Ctrl+C again to leave at once.');
    expect(ran.stderr).toMatch(/Stopped by you\. The request had been sent .* May have been charged, \$/);
    expect(await listed()).toMatchObject([{ status: 'uncertain', sent: 1 }]);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s while a job waits cancels it for nothing', async (signal, code) => {
    stage.service.faults.set({ '429-seconds': 30 });
    const running = stage.start(generateArgs());
    await running.printed('slowed down by the service');
    running.child.kill(signal);
    const ran = await running.ended;
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain('Stopping. Nothing is on its way.\nCancelled while it waited. Not charged.\n');
    expect(await listed()).toMatchObject([{ status: 'cancelled' }]);
  });

  test('that comes twice at once, as npm passes it on, is one', async () => {
    stage.service.faults.set({ slow: 30_000 });
    const running = stage.start(generateArgs());
    await sent();
    running.child.kill('SIGINT');
    running.child.kill('SIGTERM');
    const ran = await running.ended;
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain('Stopped by you.');
    expect(await listed()).toMatchObject([{ status: 'uncertain', sent: 1, error: { charge: 'maybe-charged' } }]);
  });

  /** The service has read the whole request. */
  const sent = () => expect.poll(() => stage.bodies()[0], { timeout: 10_000 }).toBeDefined();
});

test('the key of the command goes to the address of the same command, and is kept nowhere', async () => {
  const own = await openTerminalStage({ key: TEST_KEY });
  try {
    const ran = await own.run(generateArgs('--json'));
    expect(ran.code).toBe(0);
    const holding = own.files().filter((name) => readFileSync(join(own.place.root, name)).includes(TEST_KEY));
    expect(holding).toEqual([]);
  } finally {
    await own.close();
  }
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppFailure } from '../../../shared/app-error.ts';
import type { CommandName } from '../../../shared/ipc/contract.ts';
import { inputs } from '../../../shared/ipc/inputs.ts';
import type { BackEnd } from '../../../electron/main/back-end.ts';
import { createDispatch, type Handlers } from '../../../electron/main/dispatch.ts';
import { createHandlers, type Desktop } from '../../../electron/main/handlers.ts';
import { silentLog } from '../../../electron/main/log.ts';
import { packRuns } from '../../../shared/pack-runs.ts';
import { readSources, ROOT } from '../../support/source-tree.ts';

/** Fails loudly when a handler is reached: garbage must not get this far. */
const unreachable = <T extends object>(what: string): T =>
  new Proxy({} as T, {
    get: (_target, name) => {
      throw new Error(`${what}.${String(name)} was reached`);
    },
  });

const names = Object.keys(inputs) as CommandName[];
const contract = readFileSync(join(ROOT, 'shared/ipc/contract.ts'), 'utf8');
const handlers = createHandlers({} as BackEnd, {} as Desktop);

describe('the contract', () => {
  test('names each command once, with one schema and one handler', () => {
    const declared = [...contract.matchAll(/^ {2}'([a-z]+\.[A-Za-z]+)': \[/gm)].map((match) => match[1]);
    expect([...declared].sort()).toEqual([...names].sort());
    expect(Object.keys(handlers).sort()).toEqual([...names].sort());
    expect(new Set(declared).size).toBe(declared.length);
  });

  test('is the only way across: one channel in, one out, no other', () => {
    const channels = readSources()
      .filter((file) => file.path.startsWith('electron/'))
      .flatMap((file) =>
        [...file.text.matchAll(/(?:ipcMain|ipcRenderer)\.(\w+)\(\s*(['"`][^'"`]*['"`])?/g)].map(
          (match) => `${match[1]} ${match[2] ?? 'without a name'}`,
        ),
      );
    expect([...new Set(channels)].sort()).toEqual([
      "handle 'command'",
      "invoke 'command'",
      "off 'event'",
      "on 'event'",
    ]);
  });
});

describe('the border', () => {
  const reached = Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        throw new Error('garbage reached the handler');
      },
    ]),
  ) as unknown as Handlers;
  const GARBAGE: readonly unknown[] = [
    null,
    7,
    'text',
    [],
    { id: '../../etc/passwd' },
    { ids: [''] },
    { paths: [] },
    { key: '' },
    { nonsense: { deep: true } },
    Symbol('no'),
    () => 1,
  ];

  for (const name of names)
    test(`${name} refuses garbage before its handler sees it`, async () => {
      const dispatch = createDispatch(reached, silentLog);
      for (const garbage of GARBAGE) {
        const parsed = inputs[name].safeParse(garbage);
        // A schema whose fields all have defaults takes any object; it must then have thrown the nonsense away.
        if (parsed.success) expect(JSON.stringify(parsed.data)).not.toContain('nonsense');
        else expect(await dispatch(name, garbage)).toMatchObject({ ok: false, error: { kind: 'request-invalid' } });
      }
    });

  test('refuses commands that are not in the contract, inherited names included', async () => {
    const dispatch = createDispatch(unreachable<Handlers>('handlers'), silentLog);
    for (const name of ['nope', 'toString', '__proto__', 'constructor', '', null, 5, {}])
      expect(await dispatch(name, undefined)).toMatchObject({ ok: false, error: { kind: 'request-invalid' } });
  });

  test('hands failures over as data and a bug as a number that the log knows', async () => {
    const logged: string[] = [];
    const failing = {
      ...handlers,
      'key.status': () => {
        throw new AppFailure({ kind: 'key-missing' });
      },
      'app.info': () => {
        throw new TypeError('a bug');
      },
    } as Handlers;
    const dispatch = createDispatch(failing, { info: () => undefined, error: (text) => void logged.push(text) });
    expect(await dispatch('key.status', undefined)).toEqual({ ok: false, error: { kind: 'key-missing' } });
    const bug = await dispatch('app.info', undefined);
    expect(bug).toMatchObject({ ok: false, error: { kind: 'unexpected' } });
    expect(JSON.stringify(bug)).not.toContain('a bug');
    expect(logged[0]).toContain((bug as { error: { reference: string } }).error.reference);
  });
});

describe('a packed mask', () => {
  const size = { width: 60, height: 40 };
  const save = (packed: Uint8Array) =>
    createDispatch(createHandlers(noMasks, {} as Desktop), silentLog)('mask.save', {
      ...size,
      picture: 'a'.repeat(64),
      name: 'jug.png',
      feather: 0,
      packed,
    });
  const noMasks = { masks: { save: () => Promise.reject(new Error('it was kept')) } } as unknown as BackEnd;
  const covered = new Uint8Array(size.width * size.height).fill(255);
  const cutShort = packRuns(covered.map((_whole, at) => at & 255)).subarray(0, -7);

  test.each([
    ['of fewer pixels', packRuns(covered.subarray(0, 600).slice())],
    ['of more pixels', packRuns(new Uint8Array(9000).fill(255))],
    ['whose bytes end early', Uint8Array.of(99, 128, 1, 2, 3)],
    ['whose last stretch is cut off', cutShort],
    ['whose last run has no value', packRuns(covered).subarray(0, -1)],
    ['of no bytes', new Uint8Array()],
  ])('%s is refused before anything is kept', async (_what, packed) => {
    expect(await save(packed)).toMatchObject({ ok: false, error: { kind: 'request-invalid', field: 'packed' } });
  });
});

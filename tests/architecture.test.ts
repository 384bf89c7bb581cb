import { describe, expect, test } from 'vitest';
import { describeSource, featureOf, findCycle, readSources, type SourceFile } from './support/source-tree.ts';

/** Each law takes files and answers what breaks it, so that a broken example can be shown to it. */
type Law = (files: readonly SourceFile[]) => readonly string[];

const breaches = (files: readonly SourceFile[], bad: (file: SourceFile, from: string) => boolean): readonly string[] =>
  files.flatMap((file) =>
    file.imports.filter((one) => bad(file, one.from)).map((one) => `${file.path} imports ${one.from}`),
  );
const within = (path: string, ...folders: string[]) => folders.some((folder) => path.startsWith(folder));

/** Beside parsed JSON, `Object.keys` and `as const`, which any file may name: what a table or a check has made sure of. */
const MAY_CAST: ReadonlySet<string> = new Set([
  'electron/main/dispatch.ts',
  'electron/main/storage/database.ts',
  'electron/main/api/encode-request.ts',
  'electron/main/api/redact.ts',
  'electron/main/demo/parse-faults.ts',
  'electron/main/demo/receive-request.ts',
  'electron/main/queue/run-job.ts',
  'renderer/commands.ts',
  'renderer/app/app.tsx',
  'renderer/app/commands/use-provided.ts',
]);

const LAWS: Readonly<Record<string, Law>> = {
  'shared imports only shared and zod (the word catalogue: its message formatter too)': (files) =>
    breaches(
      files.filter((file) => within(file.path, 'shared/')),
      (file, from) =>
        !within(from, 'shared/') &&
        from !== 'zod' &&
        !(file.path === 'shared/words/say.ts' && from === 'intl-messageformat'),
    ),
  'the back end imports no window code and the window no back-end code': (files) =>
    breaches(
      files,
      (file, from) =>
        (within(file.path, 'electron/') && within(from, 'renderer/')) ||
        (within(file.path, 'renderer/') && (within(from, 'electron/', 'node:') || from === 'electron')),
    ),
  'features import no other feature': (files) =>
    breaches(files, (file, from) => {
      const [own, other] = [featureOf(file.path), featureOf(from)];
      return own !== null && other !== null && own !== other;
    }),
  'ui knows no feature, no app and no bridge': (files) =>
    breaches(
      files.filter((file) => within(file.path, 'renderer/ui/')),
      (_file, from) => within(from, 'renderer/') && !within(from, 'renderer/ui/'),
    ),
  'electron is imported only in preload, main/index.ts and main/platform': (files) =>
    breaches(
      files.filter(
        (file) =>
          !within(file.path, 'electron/preload/', 'electron/main/platform/') && file.path !== 'electron/main/index.ts',
      ),
      (_file, from) => from === 'electron' || from === 'electron-store',
    ),
  'the stand-in is not imported by production code': (files) =>
    breaches(files, (_file, from) => within(from, 'tests/')),
  'fabric is imported in one file': (files) =>
    breaches(
      files.filter((file) => file.path !== 'renderer/features/stage/stage-canvas.ts'),
      (_file, from) => from === 'fabric',
    ),
  'window.bridge is used in one file': (files) =>
    files
      .filter((file) => /\bwindow\.bridge\b/.test(file.text) && file.path !== 'renderer/bridge.ts')
      .map((file) => file.path)
      .filter((path) => path !== 'shared/ipc/contract.ts'),
  'SQL stands in storage, queue/journal, library/index and usage': (files) =>
    files
      .filter((file) => /(['"`])\s*(SELECT|INSERT|UPDATE|DELETE|CREATE TABLE)\s/.test(file.text))
      .map((file) => file.path)
      .filter((path) => !/^electron\/main\/(storage\/|queue\/journal|library\/(index|thumb)|usage\/)/.test(path)),
  'no import cycle': (files) => {
    const cycle = findCycle(files);
    return cycle ? [cycle.join(' → ')] : [];
  },
  'no default export': (files) => files.filter((file) => file.hasDefaultExport).map((file) => file.path),
  'no index.ts that re-exports': (files) =>
    files.filter((file) => /\/index\.tsx?$/.test(file.path) && file.reExports > 0).map((file) => file.path),
  'no drawer without a label': (files) =>
    files
      .filter((file) => /\/(utils?|helpers?|types|constants|common)\.tsx?$/.test(file.path))
      .map((file) => file.path),
  'no file over 300 lines': (files) =>
    files.filter((file) => file.lines > 300).map((file) => `${file.path}: ${file.lines}`),
  'no function over 60 lines, the functions inside it not counted': (files) =>
    files.flatMap((file) =>
      file.functions.filter((one) => one.lines > 60).map((one) => `${file.path}:${one.line} ${one.name}: ${one.lines}`),
    ),
  'the window says no word of the terminal: its build leaves them out': (files) =>
    files
      .filter((file) => within(file.path, 'renderer/') && /['"`]terminal\./.test(file.text))
      .map((file) => file.path),
  'casts stand only where JSON, rows, checked input and names of fields enter': (files) =>
    files
      .filter((file) => !MAY_CAST.has(file.path))
      .flatMap((file) => file.casts.map((line) => `${file.path}:${line}`)),
  'no any': (files) => files.filter((file) => file.anys > 0).map((file) => file.path),
};

const sources = readSources();

describe('laws', () => {
  test('there is something to judge', () => expect(sources.length).toBeGreaterThan(40));
  for (const [name, law] of Object.entries(LAWS)) test(name, () => expect(law(sources)).toEqual([]));
});

describe('the laws notice', () => {
  const file = (path: string, text: string) => describeSource(path, text);
  const broken: Readonly<Record<string, readonly SourceFile[]>> = {
    'shared imports only shared and zod (the word catalogue: its message formatter too)': [
      file('shared/a.ts', `import { x } from 'node:fs';`),
    ],
    'the back end imports no window code and the window no back-end code': [
      file('renderer/a.ts', `import { x } from '../electron/main/log.ts';`),
    ],
    'features import no other feature': [file('renderer/features/stage/a.ts', `import { x } from '../queue/b.ts';`)],
    'ui knows no feature, no app and no bridge': [file('renderer/ui/a.ts', `import { call } from '../bridge.ts';`)],
    'electron is imported only in preload, main/index.ts and main/platform': [
      file('electron/main/queue/a.ts', `import { app } from 'electron';`),
    ],
    'the stand-in is not imported by production code': [
      file('electron/main/a.ts', `import { x } from '../../tests/electron-double/app.ts';`),
    ],
    'fabric is imported in one file': [file('renderer/features/stage/a.ts', `import { Canvas } from 'fabric';`)],
    'window.bridge is used in one file': [file('renderer/app/a.ts', `window.bridge.call('key.status', undefined);`)],
    'SQL stands in storage, queue/journal, library/index and usage': [
      file('electron/main/key/a.ts', `const q = 'SELECT * FROM jobs';`),
    ],
    'no import cycle': [
      file('shared/a.ts', `import { b } from './b.ts';`),
      file('shared/b.ts', `import { a } from './a.ts';`),
    ],
    'no default export': [file('shared/a.ts', 'export default 1;')],
    'no index.ts that re-exports': [file('shared/index.ts', `export { a } from './a.ts';`)],
    'no drawer without a label': [file('shared/utils.ts', '')],
    'no file over 300 lines': [file('shared/a.ts', '\n'.repeat(301))],
    'no function over 60 lines, the functions inside it not counted': [
      file('shared/a.ts', `function long() {${'\n'.repeat(61)}}`),
    ],
    'the window says no word of the terminal: its build leaves them out': [
      file('renderer/a.ts', "import { say } from '../shared/words/say.ts'; say('terminal.name');"),
    ],
    'casts stand only where JSON, rows, checked input and names of fields enter': [
      file('shared/a.ts', 'export const a = (b: unknown) => b as string;'),
    ],
    'no any': [file('shared/a.ts', 'export const a: any = 1;')],
  };
  for (const [name, law] of Object.entries(LAWS)) test(name, () => expect(law(broken[name] ?? [])).not.toEqual([]));
});

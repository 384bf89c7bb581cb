import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DemoServer } from '../../electron/main/demo/demo-server.ts';
import { Sidecar } from '../../shared/asset.ts';
import type { Job } from '../../shared/job.ts';
import type { Place } from './back-end-in-test.ts';

/** A job after recovery, and the files of its pictures. */
export type Result = { readonly job: Job; readonly files: readonly (string | null)[] };

/** Every promise that was broken, in words. `whole`: jobs whose whole answer was on disk at the kill. */
export const judge = (
  place: Place,
  service: DemoServer,
  results: readonly Result[],
  whole: ReadonlySet<string>,
): readonly string[] => [
  ...judgeCounts(service, results),
  ...results.flatMap((result) => judgeJob(result, whole).map((text) => `${result.job.request.prompt}: ${text}`)),
  ...judgeFolders(place, results),
];

/** Jobs of one prompt can't be told apart by the service: what it saw is held against all of them. */
function judgeCounts(service: DemoServer, results: readonly Result[]): string[] {
  const prompts = [...new Set(results.map(({ job }) => job.request.prompt))];
  return prompts.flatMap((prompt) => {
    const seen = service.requests.filter(({ body }) => promptOf(body) === prompt);
    const refused = seen.filter(({ status }) => status === 429).length;
    const jobs = results.filter(({ job }) => job.request.prompt === prompt);
    const journaled = jobs.reduce((sum, { job }) => sum + job.sent, 0);
    return [
      ...(seen.length > journaled ? [`${prompt}: ${seen.length} requests seen, ${journaled} journaled`] : []),
      ...(journaled > jobs.length + refused
        ? [`${prompt}: sent ${journaled} times by itself, ${refused} provably for nothing`]
        : []),
    ];
  });
}

const promptOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'prompt' in body ? body.prompt : null;

function judgeJob({ job, files }: Result, whole: ReadonlySet<string>): string[] {
  const { status } = job.state;
  // Killed with a 429 in the spool: it says for certain that nothing was made.
  const isRefused = job.state.status === 'failed' && job.state.error.kind === 'rate-limited';
  return [
    ...(['done', 'uncertain'].includes(status) || isRefused ? [] : [`left ${status}`]),
    ...(status === 'done' && files.some((file) => file === null || !existsSync(file)) ? ['done without its file'] : []),
    ...(status !== 'done' && whole.has(job.id) ? [`its whole answer was on disk, yet it is ${status}`] : []),
  ];
}

function judgeFolders(place: Place, results: readonly Result[]): string[] {
  const broken: string[] = [];
  const database = new DatabaseSync(join(place.data, 'journal.db'));
  const check = database.prepare('PRAGMA integrity_check').get() as { integrity_check: string };
  database.close();
  if (check.integrity_check !== 'ok') broken.push(`journal: ${check.integrity_check}`);
  const sidecars = readdirSync(join(place.library, '.octen/sidecars')).filter((name) => name.endsWith('.json'));
  const files = sidecars.map((name) =>
    Sidecar.parse(JSON.parse(readFileSync(join(place.library, '.octen/sidecars', name), 'utf8'))),
  );
  const pictures = namesBelow(place.library).filter((name) => /^\d{4}\/\d{2}\/./.test(name));
  for (const picture of pictures)
    if (!files.some((sidecar) => sidecar.file === picture)) broken.push(`${picture}: a file without a sidecar`);
  const temporary = [place.data, place.library].flatMap(namesBelow).filter((name) => /\.(tmp|temp)$/.test(name));
  broken.push(...temporary.map((name) => `${name}: a temporary file nobody knows`));
  broken.push(...readdirSync(join(place.library, '.octen/saving')).map((name) => `${name}: half saved`));
  const spools = existsSync(join(place.data, 'spool')) ? readdirSync(join(place.data, 'spool')) : [];
  const unfinished = results.filter(({ job }) => job.state.status === 'uncertain').length;
  if (spools.length > unfinished) broken.push(`${spools.length} spools for ${unfinished} unfinished jobs`);
  return broken;
}

const namesBelow = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' });

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sidecar } from '../../shared/asset.ts';
import type { Job } from '../../shared/job.ts';
import type { Place } from './back-end-in-test.ts';
import type { SentAnswer } from './recording-service.ts';

/** A job after recovery, and the files of its pictures. */
export type Result = { readonly job: Job; readonly files: readonly (string | null)[] };

/** Every picture that was paid for lies there as the service sent it, once, and nothing else does. */
export function judgePictures(
  place: Place,
  answers: readonly SentAnswer[],
  results: readonly Result[],
): readonly string[] {
  const sidecars = readSidecars(place);
  const answered = results.flatMap(({ job }) => (job.state.status === 'done' ? [job.requestId] : []));
  return [
    ...results.flatMap((result) =>
      judgeDone(result, answers, sidecars).map((text) => `${result.job.request.prompt}: ${text}`),
    ),
    ...(new Set(answered).size === answered.length ? [] : ['two jobs are done by one answer']),
    ...sidecars.flatMap((sidecar) => judgeSidecar(place, sidecar, answers, results)),
    ...judgeFiles(place, sidecars),
  ];
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const readSidecars = ({ library }: Place): readonly Sidecar[] =>
  readdirSync(join(library, '.octen/sidecars'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => Sidecar.parse(JSON.parse(readFileSync(join(library, '.octen/sidecars', name), 'utf8'))));

function judgeDone({ job, files }: Result, answers: readonly SentAnswer[], sidecars: readonly Sidecar[]): string[] {
  if (job.state.status !== 'done') return [];
  const { assets } = job.state;
  const asked = job.request.family === 'gpt' ? job.request.n : 1;
  const answer = answers.find(({ requestId, status }) => requestId === job.requestId && status === 200);
  if (answer === undefined) return ['done by an answer the service never gave'];
  const sent = answer.pictures.map(sha256);
  const kept = files.map((file) => (file !== null && existsSync(file) ? sha256(readFileSync(file)) : null));
  const described = assets.map((id) => sidecars.find((sidecar) => sidecar.id === id)?.hash);
  return [
    ...(new Set(assets).size === asked ? [] : [`${assets.length} pictures of the ${asked} asked for`]),
    ...(isSame(kept, sent) ? [] : ['its files are not the pictures the service sent']),
    ...(isSame(described, sent) ? [] : ['its sidecars do not describe the pictures the service sent']),
  ];
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean => JSON.stringify(a) === JSON.stringify(b);

function judgeSidecar(
  { library }: Place,
  sidecar: Sidecar,
  answers: readonly SentAnswer[],
  results: readonly Result[],
): string[] {
  const file = join(library, sidecar.file);
  if (!existsSync(file)) return [`${sidecar.id}: a sidecar without its file`];
  const state = results.find(({ job }) => job.id === sidecar.jobId)?.job.state;
  const known = state?.status === 'done' ? state.assets : state?.status === 'uncertain' ? [state.draft] : [];
  const sent = answers.flatMap(({ pictures, previews }) => (sidecar.draft ? previews : pictures));
  const bytes = readFileSync(file);
  return [
    ...(sha256(bytes) === sidecar.hash && bytes.length === sidecar.bytes
      ? []
      : [`${sidecar.file} has other bytes than its sidecar says`]),
    ...(known.includes(sidecar.id) ? [] : [`${sidecar.file}: of no job, which is ${state?.status}`]),
    ...(sent.some((picture) => picture.equals(bytes)) ? [] : [`${sidecar.file}: the service never sent it`]),
  ];
}

function judgeFiles({ library }: Place, sidecars: readonly Sidecar[]): string[] {
  const hidden = /^\.octen(?:\/|$)/;
  const pictures = readdirSync(library, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(library.length + 1))
    .filter((name) => !hidden.test(name));
  return pictures.flatMap((picture) => {
    const count = sidecars.filter(({ file }) => file === picture).length;
    return count === 1 ? [] : [`${picture}: a file with ${count} sidecars`];
  });
}

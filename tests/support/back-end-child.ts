// A process of its own with a back end in it, to be killed. `work` adds jobs and runs them; `terminal` does so as a
// terminal beside an app; `cancel` takes some of them back meanwhile; `recover` starts again on the same folders,
// resumes what was held back, and prints every job when nothing is left to do.
import { setTimeout as pause } from 'node:timers/promises';
import { addJobs, openBackEndIn, requestOf } from './back-end-in-test.ts';
import { quick } from './back-end-story.ts';
import { seeded } from './seeded.ts';

const [mode, root, data, library, baseUrl, seed] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const role = mode === 'terminal' ? 'terminal' : 'app';
const back = openBackEndIn({ root, data, library, remove: () => undefined }, { baseUrl, role });
// Many short jobs in a second: the pace is not what is tried here.
back.settings.change({ requestsPerMinute: 300, concurrency: 3 });
if (mode === 'recover') console.log('recovering');
await back.start();

if (mode === 'recover') {
  back.queue.resume();
  await back.queue.whenIdle();
  const jobs = back.queue.snapshot().jobs.map((view) => back.queue.job(view.id));
  const files = jobs.map((job) =>
    job.state.status === 'done' ? job.state.assets.map((id) => back.library.file(id)) : [],
  );
  console.log(JSON.stringify(jobs.map((job, index) => ({ job, files: files[index] }))));
} else {
  const ids = await addAll();
  console.log('added');
  if (mode === 'cancel') await cancelSome(ids);
  await back.queue.whenIdle();
}
await back.stop();

async function addAll(): Promise<readonly string[]> {
  const reference = await back.inputs.addPath(`${root}/reference.png`);
  const request = (name: string, fields: Parameters<typeof requestOf>[0] = {}) =>
    requestOf({ ...quick, prompt: `${role} ${name} ${seed}`, ...fields });
  const short = [request('plain'), request('streamed', { stream: true, partialImages: 2 })];
  // Beside an app two are enough: it has the others.
  if (mode === 'terminal') return addJobs(back, short);
  return addJobs(back, [
    ...short,
    request('edit', { references: [reference] }),
    request('several', { n: 2 }),
    request('fanned', { n: 2, stream: true, partialImages: 1 }),
    request('edit with previews', { references: [reference], stream: true, partialImages: 1 }),
  ]);
}

/** Takes back every job but the first two, which are what the others are held against, in any order and state. */
async function cancelSome(ids: readonly string[]): Promise<void> {
  const random = seeded(Number(seed));
  for (const id of ids.slice(2).toSorted(() => random() - 0.5)) {
    await pause(random() * 250);
    console.log('cancelling');
    back.queue.cancel([id]);
  }
}

// A process of its own with a back end in it, to be killed. `work` adds jobs and runs them; `recover` starts again on
// the same folders, resumes what was held back, and prints every job when nothing is left to do.
import { addJobs, openBackEndIn, requestOf } from './back-end-in-test.ts';
import { quick } from './back-end-story.ts';

const [mode, root, data, library, baseUrl, seed] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const back = openBackEndIn({ root, data, library, remove: () => undefined }, { baseUrl });
// Many short jobs in a second: the pace is not what is tried here.
back.settings.change({ requestsPerMinute: 300, concurrency: 3 });
await back.start();

if (mode === 'work') {
  const reference = await back.inputs.addPath(`${root}/reference.png`);
  const request = (name: string, fields: Parameters<typeof requestOf>[0] = {}) =>
    requestOf({ ...quick, prompt: `${name} ${seed}`, ...fields });
  addJobs(back, [
    request('plain'),
    request('streamed', { stream: true, partialImages: 2 }),
    request('edit', { references: [reference] }),
    request('several', { n: 2 }),
    request('fanned', { n: 2, stream: true, partialImages: 1 }),
    request('edit with previews', { references: [reference], stream: true, partialImages: 1 }),
  ]);
  console.log('added');
  await back.queue.whenIdle();
} else {
  back.queue.resume();
  await back.queue.whenIdle();
  const jobs = back.queue.snapshot().jobs.map((view) => back.queue.job(view.id));
  const files = jobs.map((job) =>
    job.state.status === 'done' ? job.state.assets.map((id) => back.library.file(id)) : [],
  );
  console.log(JSON.stringify(jobs.map((job, index) => ({ job, files: files[index] }))));
}
await back.stop();

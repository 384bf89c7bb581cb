// A process of its own with a back end in it, to be killed. `work` adds jobs and runs them; `recover` starts again on
// the same folders, resumes what was held back, and prints every job when nothing is left to do.
import { addJobs, openBackEndIn, requestOf } from './back-end-in-test.ts';

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
  addJobs(back, [
    requestOf({ prompt: `plain ${seed}` }),
    requestOf({ prompt: `streamed ${seed}`, stream: true, partialImages: 2 }),
    requestOf({ prompt: `edit ${seed}`, references: [reference] }),
    requestOf({ prompt: `several ${seed}`, n: 3 }),
    requestOf({ prompt: `fanned ${seed}`, n: 2, stream: true, partialImages: 1 }),
    requestOf({ prompt: `later ${seed}` }),
  ]);
  console.log('added');
  await back.queue.whenIdle();
  console.log('idle');
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

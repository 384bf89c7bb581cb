import { join } from 'node:path';
import { type DemoOptions, type DemoServer, startDemoServer } from '../../electron/main/demo/demo-server.ts';
import type { BackEnd } from '../../electron/main/back-end.ts';
import type { Draft } from '../../shared/draft.ts';
import type { Job } from '../../shared/job.ts';
import { addJobs, openBackEndIn, type Opening, type Place, requestOf, temporaryPlace } from './back-end-in-test.ts';
import { mountSmallDisk } from './small-disk.ts';

/** A back end on folders of its own beside a service of its own, for one story. */
export type Story = {
  readonly back: BackEnd;
  readonly service: DemoServer;
  readonly place: Place;
  /** On the small disk, when there is one. */
  readonly leaveRoom: (bytes: number) => void;
};

export type Setting = {
  readonly service?: DemoOptions;
  readonly opening?: Partial<Opening>;
  /** What of the data folder lies on a disk whose room the story decides. */
  readonly smallDisk?: 'data' | 'data/spool';
};

/** Tells a story and clears up after it. */
export async function inStory<T>(setting: Setting, tell: (story: Story) => Promise<T>): Promise<T> {
  const place = temporaryPlace();
  const disk = setting.smallDisk ? mountSmallDisk(join(place.root, setting.smallDisk)) : null;
  const service = await startDemoServer({ paceMs: 0, ...setting.service });
  const back = openBackEndIn(place, { baseUrl: service.url, ...setting.opening });
  try {
    // Not what these stories are about; those that are set their own pace.
    back.settings.change({ requestsPerMinute: 300 });
    await back.start();
    return await tell({ back, service, place, leaveRoom: (bytes) => disk?.leave(bytes) });
  } finally {
    await back.stop();
    await service.close();
    disk?.remove();
    place.remove();
  }
}

/** The quickest request the demo service paints. */
export const quick: Partial<Draft> = { size: '816x816', outputFormat: 'jpeg', outputCompression: 40 };

/** Adds one job as a person does, and answers it as it stands when nothing happens by itself any more. */
export async function runJob({ back }: Story, fields: Partial<Draft> = {}): Promise<Job> {
  const [id = ''] = addJobs(back, [requestOf({ ...quick, ...fields })]);
  await back.queue.whenIdle();
  return back.queue.job(id);
}

/** Waits until a job looks as it should; fails by the test's own limit. */
export async function whenJob(back: BackEnd, id: string, looks: (job: Job) => boolean): Promise<Job> {
  while (!looks(back.queue.job(id))) await new Promise((resolve) => setTimeout(resolve, 10));
  return back.queue.job(id);
}

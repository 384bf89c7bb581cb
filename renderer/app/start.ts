import { draftRestored } from '../features/compose/keep-draft.ts';
import { useQueue } from '../mirror/queue.ts';
import { jobShown } from '../shown.ts';
import { linkMask } from './mask-link.ts';
import { linkMaskLook } from './mask-look-link.ts';
import { linkMenu } from './menu-link.ts';
import { mirrorMain } from './mirror-main.ts';
import { linkViewLook } from './view-look-link.ts';

/** Once per window: what main owns first, then the newest picture and the request as they were left. */
export async function start(): Promise<void> {
  await mirrorMain();
  linkViewLook();
  linkMaskLook();
  linkMenu();
  newestShown();
  await draftRestored();
  linkMask();
}

/** The stage opens on the last picture that was finished; an empty one stays empty. */
function newestShown(): void {
  const { order, jobs } = useQueue.getState();
  const newest = order.find((id) => jobs[id]?.state.status === 'done');
  if (newest !== undefined) jobShown(newest);
}

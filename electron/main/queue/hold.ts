import type { WaitReason } from '../../../shared/job.ts';
import type { Held } from './outcome-meaning.ts';
import type { QueueContext } from './queue-context.ts';

/** What stops one job stops all of its service, be it the key or the line: they wait instead of failing one by one. */
export function holdOthers({ ports, share }: QueueContext, demo: boolean, held: Held): void {
  const { journal } = ports;
  journal.transaction(() => {
    for (const id of journal.lists.notBegun(share())) if (journal.job(id).demo === demo) journal.apply(id, [held]);
  });
}

/** The reason to wait is gone. */
export function release({ ports, share }: QueueContext, why: WaitReason): void {
  const { journal } = ports;
  journal.transaction(() => {
    for (const id of journal.lists.notBegun(share(), why)) journal.apply(id, [{ type: 'released' }]);
  });
}

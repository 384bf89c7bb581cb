import { every } from './alarm.ts';
import type { Changes } from './changes.ts';
import { HEARTBEAT_MS } from './owner.ts';
import { TRY_AGAIN_MS } from './outcome-meaning.ts';
import type { QueueContext } from './queue-context.ts';
import type { StartOptions } from './queue-ports.ts';
import { adoptOrphans } from './recover.ts';
import type { Scheduler } from './scheduler.ts';

/** How often to look for what another process changed. */
const LOOK_MS = 500;

/** Everything that happens by the clock while the queue is open; the answer stops it. */
export function startPulse(
  context: QueueContext,
  scheduler: Scheduler,
  changes: Changes,
  { recover }: StartOptions,
): () => void {
  const { journal, timers, clock, log } = context.ports;
  let seen = -1;
  let lastBeatMs = clock.now().getTime();
  const look = () => {
    const sequence = journal.lists.sequence();
    if (sequence === seen) return;
    seen = sequence;
    changes.touch();
    for (const id of journal.lists.askedToStop(context.owner.id)) scheduler.runs.stop(id, 'stopped-by-you');
    scheduler.pump();
  };
  const beat = () => {
    const now = clock.now();
    const slept = now.getTime() - lastBeatMs > 2 * HEARTBEAT_MS;
    lastBeatMs = now.getTime();
    journal.owners.beat(context.owner, now);
    // After a sleep every heartbeat is old, also those of the living: look at the next one.
    if (!recover || slept) return;
    adoptOrphans(context, { atStart: false });
  };
  const safely = (work: () => void) => () => {
    try {
      work();
    } catch (error) {
      log.error('The journal could not be used; trying again soon', error);
    }
  };
  const stops = [
    every(LOOK_MS, timers, safely(look)),
    every(HEARTBEAT_MS, timers, safely(beat)),
    every(
      TRY_AGAIN_MS,
      timers,
      safely(() => scheduler.takeUp()),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

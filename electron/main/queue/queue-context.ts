import type { Share } from './journal-starts.ts';
import type { Owner } from './owner.ts';
import type { Previews } from './previews.ts';
import type { QueuePorts } from './queue-ports.ts';
import type { Room } from './room.ts';
import type { Spool } from './spool.ts';

/** What every part of one queue works with. */
export type QueueContext = {
  readonly ports: QueuePorts;
  /** This process, as the journal knows it. */
  readonly owner: Owner;
  /** The jobs it may take. */
  readonly share: () => Share;
  readonly spool: Spool;
  readonly previews: Previews;
  /** Answers that wait in their sockets for room on the disk. */
  readonly room: Room;
};

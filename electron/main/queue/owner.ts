import { readFileSync } from 'node:fs';
import { codeOf } from '../storage/disk-error.ts';

/** A process that works on the journal. */
export type Owner = {
  readonly id: string;
  readonly pid: number;
  /** Tells this process from a later one with the same pid; null where the system doesn't say. */
  readonly processStart: string | null;
};

export type OwnerSeen = Owner & { readonly heartbeat: string };

export const HEARTBEAT_MS = 10_000;
/** Far longer than any stall of a living process: a sleeping machine's clock, a disk that hangs. */
const SILENT_MS = 10 * 60_000;

export const thisProcess = (id: string): Owner => ({ id, pid: process.pid, processStart: processStart(process.pid) });

/**
 * Whether an owner still runs. Where the system tells when a process began, that decides; elsewhere a living pid
 * counts unless its heartbeat is so old that the number must be another's by now. In doubt it lives: a live job must
 * never be called dead.
 */
export function isAlive(owner: OwnerSeen, now: Date): boolean {
  if (!pidExists(owner.pid)) return false;
  if (owner.processStart !== null) return processStart(owner.pid) === owner.processStart;
  return now.getTime() - Date.parse(owner.heartbeat) <= SILENT_MS;
}

/** Signal 0 asks without sending; EPERM means it runs under another user. */
function pidExists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Linux only: the boot and the clock tick a process began in. Ticks start again at each boot, hence both. */
function processStart(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22; the name in field 2 may hold spaces and brackets, so count from its last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ZOMBIE = 'Z';
    return fields[0] === ZOMBIE ? null : `${boot}:${fields[19]}`;
  } catch {
    return null;
  }
}

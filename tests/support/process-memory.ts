import { readdirSync, readFileSync } from 'node:fs';

/** What of a program a process of Linux is, as its command line and its status tell. */
type Process = {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  readonly residentBytes: number;
};

function processOf(pid: number): Process | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const number = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return { pid, parent: number('PPid'), command, residentBytes: number('VmRSS') * 1024 };
  } catch {
    return null; // it has ended meanwhile
  }
}

/** Memory of a browser's renderers, those that descend from this process, in bytes. */
export function rendererBytes(ancestor: number): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const all = new Map(pids.flatMap((name) => processOf(Number(name)) ?? []).map((one) => [one.pid, one]));
  const descends = ({ parent }: Process): boolean => {
    const above = all.get(parent);
    return parent === ancestor || (above !== undefined && descends(above));
  };
  return [...all.values()]
    .filter((one) => one.command.includes('--type=renderer') && descends(one))
    .reduce((sum, { residentBytes }) => sum + residentBytes, 0);
}

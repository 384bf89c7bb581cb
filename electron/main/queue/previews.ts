import type { JobId } from '../../../shared/job.ts';

/** The part files of previews by job, newest last, while they can be shown. Version 1 is the first. */
export type Previews = {
  add(job: JobId, file: string): void;
  fileOf(job: JobId, version: number): string | null;
  newest(job: JobId): number;
  forget(job: JobId): void;
};

export function createPreviews(): Previews {
  const files = new Map<JobId, string[]>();
  return {
    add(job, file) {
      files.set(job, [...(files.get(job) ?? []), file]);
    },
    fileOf: (job, version) => files.get(job)?.[version - 1] ?? null,
    newest: (job) => files.get(job)?.length ?? 0,
    forget(job) {
      files.delete(job);
    },
  };
}

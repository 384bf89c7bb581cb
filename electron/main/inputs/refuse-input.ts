import { AppFailure, type InputProblem } from '../../../shared/app-error.ts';

/** A file can't be used as a picture: the failure names it and says why. */
export const refusal = (name: string, reason: InputProblem, detail?: string): AppFailure =>
  new AppFailure({ kind: 'input-refused', name, reason, detail });

/** File names longer than a file system takes, or with a path in front, come from pages and scripts only. */
export const nameOnly = (name: string): string => (name.split(/[/\\]/).pop() ?? '').slice(-255);

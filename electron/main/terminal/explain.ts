import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { type AppError, AppFailure } from '../../../shared/app-error.ts';
import type { Job } from '../../../shared/job.ts';
import { describeError, moneyFacts } from '../../../shared/words/describe-error.ts';
import { duration } from '../../../shared/words/format.ts';
import { isWordKey, say } from '../../../shared/words/say-in-terminal.ts';
import { createLog } from '../log.ts';
import { EXIT, isWithoutKey, TerminalEnd } from './exit-code.ts';

/** Says on standard error why a command ended, and answers its exit code. A bug's stack goes to the log only. */
export function explain(cause: unknown, dataFolder: string): number {
  // The argument parser has said it already.
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? EXIT.done : EXIT.wrongUsage;
  if (cause instanceof TerminalEnd) {
    console.error(cause.message);
    return cause.code;
  }
  const error = cause instanceof AppFailure ? cause.error : asBug(cause, dataFolder);
  const { title, what } = describeError(error);
  console.error(`${title}. ${what} ${nextStep(error)}`);
  if (isWithoutKey(error.kind)) return EXIT.noKey;
  return error.kind === 'not-found' ? EXIT.wrongUsage : EXIT.failed;
}

function asBug(cause: unknown, dataFolder: string): AppError {
  const reference = randomUUID().slice(0, 8);
  const secrets = () => [process.env['OCTEN_API_KEY'] ?? ''];
  createLog(join(dataFolder, 'logs'), secrets).error(`${reference} terminal`, cause);
  return { kind: 'unexpected', reference };
}

/** What happened, what it means for the money, what to do next, request id and time. */
export function failureText(error: AppError, job: Job): string {
  const { title, what, money } = describeError(error, moneyFacts(job, job.estimateMicros));
  const id = error.requestId ?? job.requestId;
  const facts = [id, error.elapsedMs === undefined ? null : duration(error.elapsedMs)].filter((one) => one);
  return `${title}. ${what} ${money} ${nextStep(error, job.id)}${facts.length > 0 ? ` (${facts.join(' · ')})` : ''}`;
}

/** The next step as this place knows it: commands where the window has buttons. */
function nextStep(error: AppError, job = 'ID'): string {
  const key = `terminal.next.${error.kind}`;
  return isWordKey(key) ? say(key, { job }) : describeError(error).next;
}

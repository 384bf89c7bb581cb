import { AppFailure } from '../../../shared/app-error.ts';
import { countOf } from '../../../shared/request.ts';
import type { Job } from '../../../shared/job.ts';
import { say } from '../../../shared/words/say-in-terminal.ts';
import type { BackEnd } from '../back-end.ts';
import { type GenerateOptions, requestFromOptions } from './draft-from-options.ts';
import { EXIT, worstOf } from './exit-code.ts';
import { followJobs } from './follow-jobs.ts';
import { inputCheck } from './input-check.ts';
import { needKey } from './key.ts';
import { type CommonOptions, groundOf } from './open-back-end.ts';
import { needLibrary, outOption } from './places.ts';
import { readPrompt } from './read-prompt.ts';
import { printJob, shortest } from './report.ts';
import { inSession, type Session } from './session.ts';
import { notesOf } from './option-notes.ts';

type Options = GenerateOptions & CommonOptions;

/**
 * `generate`: one request, through the same queue, journal and library as the app. Everything that can be wrong with
 * it is found before a folder is made or a byte is sent.
 */
export async function generate(given: Options): Promise<number> {
  const ground = groundOf(given);
  const out = given.out === undefined ? null : outOption(given.out);
  const options = { ...given, prompt: await readPrompt(given.prompt) };
  const { ownModels } = ground.settings;
  await requestFromOptions(options, inputCheck, ownModels);
  if (!options.quiet) for (const note of notesOf(options, ownModels)) console.error(note);
  return inSession(ground, options, (session) => send(session, options, out));
}

async function send(session: Session, options: Options, out: string | null): Promise<number> {
  const { back } = session;
  if (!options.demo) await needKey(back);
  await needLibrary(back);
  const request = await requestFromOptions(options, back.inputs, back.settings.read().ownModels);
  const ids = back.queue.add({
    token: `terminal-${process.pid}-${Date.now()}`,
    jobs: [{ request, repetition: 0, parents: [] }],
    origin: 'hand',
    batchName: null,
    demo: options.demo === true,
  });
  const { jobs, codes } = await followJobs(session, ids);
  for (const job of jobs) printJob(job, back, options);
  const copied = out === null || (await copyFirst(back, jobs, { out, asked: countOf(request), options }));
  return worstOf(copied ? codes : [...codes, EXIT.failed]);
}

type Copy = { readonly out: string; readonly asked: number; readonly options: Options };

/** The first picture, byte for byte as delivered. False when it can't be written; it is in the library all the same. */
async function copyFirst(back: BackEnd, jobs: readonly Job[], { out, asked, options }: Copy): Promise<boolean> {
  const assets = jobs.flatMap(({ state }) => (state.status === 'done' ? state.assets : []));
  const [first] = assets;
  if (first === undefined) return true;
  try {
    await back.library.exportAsset(first, out);
  } catch (cause) {
    if (!(cause instanceof AppFailure)) throw cause;
    console.error(say('terminal.out-failed', { file: out }));
    return false;
  }
  if (options.json || options.quiet) return true;
  console.log(say('terminal.copied', { file: shortest(out) }));
  const count = Math.max(asked, assets.length);
  if (count > 1) console.error(say('terminal.out-many', { count }));
  return true;
}

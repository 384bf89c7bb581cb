import { Command, CommanderError, Option } from 'commander';
import { AppFailure } from '../../../shared/app-error.ts';
import { describeError } from '../../../shared/words/describe-error.ts';
import { say } from '../../../shared/words/say.ts';
import type { BackEnd } from '../back-end.ts';
import { demoServe } from './demo.ts';
import { EXIT, TerminalEnd } from './exit-code.ts';
import { generate } from './generate.ts';
import { jobsForget, jobsList, jobsRetry } from './jobs.ts';
import { keyForget, keySet, keyStatus } from './key.ts';
import { libraryList, libraryRebuild, libraryVerify } from './library.ts';
import { type CommonOptions, openBackEnd } from './open-back-end.ts';

type Run = (back: BackEnd, options: never, ...args: string[]) => number | Promise<number>;

/** Parses, runs, and answers the exit code; errors become sentences on standard error. */
export async function runTerminal(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.done;
  const program = createProgram((ended) => {
    code = ended;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (cause) {
    return explain(cause);
  }
}

function explain(cause: unknown): number {
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? EXIT.done : EXIT.wrongUsage;
  if (cause instanceof TerminalEnd) {
    console.error(cause.message);
    return cause.code;
  }
  if (cause instanceof AppFailure) {
    const { title, what, next } = describeError(cause.error);
    console.error(`${title}. ${what} ${next}`);
    return cause.error.kind === 'key-missing' || cause.error.kind.startsWith('keychain') ? EXIT.noKey : EXIT.failed;
  }
  throw cause;
}

function createProgram(ended: (code: number) => void): Command {
  const program = new Command('octen-studio').description(say('terminal.program')).exitOverride();
  /** Opens the back end for one command and closes it whatever happens. */
  const withBackEnd = (run: Run) =>
    async function act(this: Command): Promise<void> {
      const options = this.optsWithGlobals<CommonOptions>();
      const back = openBackEnd(options);
      try {
        await back.start();
        ended(await run(back, options as never, ...this.args));
      } finally {
        await back.stop();
      }
    };
  addGenerate(program, withBackEnd);
  const jobs = program.command('jobs').description(say('terminal.jobs'));
  common(jobs.command('list')).action(withBackEnd(jobsList));
  common(jobs.command('retry <id>')).action(withBackEnd((back, options, id) => jobsRetry(back, id ?? '', options)));
  common(jobs.command('forget <id>')).action(withBackEnd((back, _options, id) => jobsForget(back, id ?? '')));
  const library = program.command('library').description(say('terminal.library'));
  common(library.command('list')).action(withBackEnd(libraryList));
  common(library.command('rebuild')).action(withBackEnd(libraryRebuild));
  common(library.command('verify')).action(withBackEnd(libraryVerify));
  const key = program.command('key').description(say('terminal.key'));
  common(key.command('status')).action(withBackEnd(keyStatus));
  common(key.command('set')).action(withBackEnd(keySet));
  common(key.command('forget')).action(withBackEnd(keyForget));
  program
    .command('demo')
    .description(say('terminal.demo'))
    .command('serve')
    .option('--port <n>')
    .option('--fault <name=value...>')
    .option('--lenient')
    .action(async (options: Parameters<typeof demoServe>[0]) => ended(await demoServe(options)));
  return program;
}

function addGenerate(program: Command, withBackEnd: (run: Run) => (this: Command) => Promise<void>): void {
  const command = program.command('generate').description(say('terminal.generate'));
  command
    .requiredOption('--prompt <text|@file>')
    .option('--model <id>')
    .addOption(new Option('--image <file>').default([]).argParser((file: string, files: string[]) => [...files, file]))
    .option('--mask <file>')
    .option('--n <count>')
    .option('--size <WxH|auto>')
    .option('--quality <level>')
    .option('--background <kind>')
    .option('--format <png|jpeg|webp>')
    .option('--compression <0-100>')
    .option('--moderation <auto|low>')
    .option('--thinking <minimal|high>')
    .option('--modalities <text,image>')
    .option('--media-resolution <low|medium|high>')
    .option('--stream')
    .option('--previews <0-3>')
    .option('--user <id>')
    .option('--out <file>')
    .option('--force');
  common(command).action(withBackEnd(generate));
}

const common = (command: Command): Command =>
  command
    .exitOverride()
    .option('--library <dir>')
    .option('--data <dir>')
    .option('--base-url <url>')
    .option('--demo')
    .option('--json')
    .option('--quiet');

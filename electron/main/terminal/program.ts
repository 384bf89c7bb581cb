import { Command, Option } from 'commander';
import manifest from '../../../package.json' with { type: 'json' };
import { say } from '../../../shared/words/say-in-terminal.ts';
import { faultNames } from '../demo/parse-faults.ts';
import { type DemoOptions, demoServe } from './demo.ts';
import { EXIT } from './exit-code.ts';
import { explain } from './explain.ts';
import { generate } from './generate.ts';
import { addGenerateOptions } from './generate-command.ts';
import { jobsForget, jobsList, jobsLook, jobsRetry } from './jobs.ts';
import { jobsRaw, type RawOptions } from './jobs-raw.ts';
import { keyForget, keySet, keyStatus } from './key.ts';
import { libraryList, libraryRebuild, libraryVerify } from './library.ts';
import { type CommonOptions, defaultDataFolder, groundOf } from './open-back-end.ts';
import { inSession, type Session } from './session.ts';

/** Parses, runs, and answers the exit code; errors become sentences on standard error. */
export async function runTerminal(argv: readonly string[]): Promise<number> {
  const run: Run = { code: EXIT.done, data: defaultDataFolder() };
  try {
    await createProgram(run).parseAsync([...argv], { from: 'user' });
    return run.code;
  } catch (cause) {
    return explain(cause, run.data);
  }
}

/** What is known of the command that runs: how it ended, and where its log lies. */
type Run = { code: number; data: string };

type Work = (session: Session, argument: string, options: RawOptions) => number | Promise<number>;

function createProgram(run: Run): Command {
  const program = new Command('octen-studio')
    .description(say('terminal.program'))
    .version(manifest.version, '--version', say('terminal.option.version'))
    .helpOption('-h, --help', say('terminal.option.help'))
    .helpCommand('help [command]', say('terminal.help-command'))
    .addHelpText('after', `\n${say('terminal.help-codes')}`)
    .showHelpAfterError(say('terminal.help-hint'))
    .exitOverride();
  program.commandsGroup(say('terminal.group.pictures'));
  common(addGenerateOptions(program.command('generate').description(say('terminal.generate'))))
    .addHelpText('after', `\n${say('terminal.help-generate')}`)
    .action(async (options: Parameters<typeof generate>[0]) => {
      run.data = options.data ?? run.data;
      run.code = await generate(options);
    });
  addSubcommands(program, run);
  return program;
}

function addSubcommands(program: Command, run: Run): void {
  const add = (
    parent: Command,
    usage: string,
    words: string,
    work: Work,
    own = (command: Command) => command,
  ): void => {
    const command = own(parent.command(usage).description(words));
    common(command).action(async function (this: Command) {
      const options = this.optsWithGlobals<CommonOptions & RawOptions>();
      const ground = groundOf(options);
      run.data = ground.data;
      run.code = await inSession(ground, options, (session) => work(session, this.args[0] ?? '', options));
    });
  };
  const jobs = program.command('jobs').description(say('terminal.jobs'));
  add(jobs, 'list', say('terminal.jobs-list'), jobsList);
  add(jobs, 'retry <id>', say('terminal.jobs-retry'), jobsRetry);
  add(jobs, 'look <id>', say('terminal.jobs-look'), jobsLook);
  add(jobs, 'raw <id>', say('terminal.jobs-raw'), jobsRaw, (raw) =>
    raw.option('--out <file>', say('terminal.option.raw-out')),
  );
  add(jobs, 'forget <id>', say('terminal.jobs-forget'), jobsForget);
  const library = program.command('library').description(say('terminal.library'));
  add(library, 'list', say('terminal.library-list'), libraryList);
  add(library, 'rebuild', say('terminal.library-rebuild'), libraryRebuild);
  add(library, 'verify', say('terminal.library-verify'), libraryVerify);
  program.commandsGroup(say('terminal.group.around'));
  const key = program.command('key').description(say('terminal.key'));
  add(key, 'status', say('terminal.key-status'), keyStatus);
  add(key, 'set', say('terminal.key-set'), keySet);
  add(key, 'forget', say('terminal.key-forget'), keyForget);
  addDemo(program, run);
}

function addDemo(program: Command, run: Run): void {
  const collect = (fault: string, faults: readonly string[]) => [...faults, fault];
  program
    .command('demo')
    .description(say('terminal.demo'))
    .command('serve')
    .description(say('terminal.demo-serve'))
    .option('--port <n>', say('terminal.option.port'))
    .addOption(new Option('--fault <name=value>', say('terminal.option.fault')).default([], 'none').argParser(collect))
    .option('--rpm <n>', say('terminal.option.rpm'))
    .option('--lenient', say('terminal.option.lenient'))
    .addHelpText('after', `\n${say('terminal.help-faults', { names: faultNames.join(', ') })}`)
    .action(async (options: DemoOptions) => {
      run.code = await demoServe(options);
    });
}

const common = (command: Command): Command =>
  command
    .optionsGroup(say('terminal.group.common'))
    .option('--library <dir>', say('terminal.option.library'))
    .option('--data <dir>', say('terminal.option.data'))
    .addOption(new Option('--base-url <url>', say('terminal.option.base-url')).conflicts('demo'))
    .option('--demo', say('terminal.option.demo'))
    .option('--json', say('terminal.option.json'))
    .option('--quiet', say('terminal.option.quiet'));

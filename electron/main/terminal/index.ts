import { explain } from './explain.ts';
import { defaultDataFolder } from './open-back-end.ts';
import { runTerminal } from './program.ts';

/** `octen … | head`: whoever read has left. Losing a line is no reason to drop a job that is on its way. */
const ignoreClosedPipe = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE') throw error;
};
process.stdout.on('error', ignoreClosedPipe);
process.stderr.on('error', ignoreClosedPipe);
process.on('uncaughtException', (cause) => process.exit(explain(cause, defaultDataFolder())));

process.exitCode = await runTerminal(process.argv.slice(2));

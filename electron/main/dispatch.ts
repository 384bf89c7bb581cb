import { randomUUID } from 'node:crypto';
import { type AppError, AppFailure } from '../../shared/app-error.ts';
import type { CommandName, Commands } from '../../shared/ipc/contract.ts';
import { inputs, isCommand } from '../../shared/ipc/inputs.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Log } from './log.ts';

export type Handlers = {
  readonly [C in CommandName]: (input: Commands[C][0]) => Commands[C][1] | Promise<Commands[C][1]>;
};

export type Dispatch = (name: unknown, input: unknown) => Promise<Result<unknown, AppError>>;

/** The border: `unknown` comes in, a Result goes out, nothing is thrown across. A bug is logged and shown as a number. */
export function createDispatch(handlers: Handlers, log: Log): Dispatch {
  return async (name, input) => {
    if (!isCommand(name)) return err({ kind: 'request-invalid', field: null, reason: 'Unknown command' });
    try {
      return await run(handlers, name, input);
    } catch (cause) {
      if (cause instanceof AppFailure) return err(cause.error);
      const reference = randomUUID().slice(0, 8);
      log.error(`${reference} ${name}`, cause);
      return err({ kind: 'unexpected', reference });
    }
  };
}

async function run<C extends CommandName>(
  handlers: Handlers,
  name: C,
  input: unknown,
): Promise<Result<unknown, AppError>> {
  const parsed = inputs[name].safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.map(String).join('.') || null;
    return err({ kind: 'request-invalid', field, reason: issue?.message ?? 'Not readable' });
  }
  return ok(await handlers[name](parsed.data as Commands[C][0]));
}

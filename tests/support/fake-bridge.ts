import type { AppError } from '../../shared/app-error.ts';
import type { AppEvent, Bridge, CommandName, Commands, InputResult } from '../../shared/ipc/contract.ts';
import { err, ok, type Result } from '../../shared/result.ts';

type Answer<C extends CommandName> = (input: Commands[C][0]) => Commands[C][1] | Promise<Commands[C][1]>;
type Answers = { readonly [C in CommandName]?: Answer<C> };

export type FakeBridge = {
  /** Every command asked, in order. */
  readonly calls: { readonly name: CommandName; readonly input: unknown }[];
  /** The inputs of one command's calls. */
  readonly asked: <C extends CommandName>(name: C) => readonly Commands[C][0][];
  /** Files handed to the preload, one list per drop. */
  readonly files: (readonly File[])[];
  readonly emit: (event: AppEvent) => void;
};

/** Throw this in an answer to let the command fail. */
export class Refusal extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.kind);
    this.error = error;
  }
}

const unanswered: AppError = { kind: 'unexpected', reference: 'no answer was given to the fake bridge' };

/** `window.bridge` for a test of the window: answers what it is told to, records what it is asked. */
export function fakeBridge(
  answers: Answers = {},
  addFiles: (files: readonly File[]) => readonly InputResult[] = () => [],
): FakeBridge {
  const calls: FakeBridge['calls'] = [];
  const files: FakeBridge['files'] = [];
  const listeners = new Set<(event: AppEvent) => void>();
  const bridge: Bridge = {
    call: async <C extends CommandName>(name: C, input: Commands[C][0]): Promise<Result<Commands[C][1], AppError>> => {
      calls.push({ name, input });
      const answer: Answer<C> | undefined = answers[name];
      if (!answer) return err(unanswered);
      try {
        return ok(await answer(input));
      } catch (thrown) {
        if (thrown instanceof Refusal) return err(thrown.error);
        throw thrown;
      }
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    addFiles: async (list) => {
      files.push(list);
      return ok(addFiles(list));
    },
  };
  Object.defineProperty(window, 'bridge', { value: bridge, configurable: true, writable: true });
  return {
    calls,
    files,
    asked: <C extends CommandName>(name: C) =>
      // What was recorded under a command's name is that command's input.
      calls.filter((call) => call.name === name).map((call) => call.input as Commands[C][0]),
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}

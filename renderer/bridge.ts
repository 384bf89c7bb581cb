import type { AppError } from '../shared/app-error.ts';
import type { AppEvent, Bridge, CommandName, Commands, InputResult } from '../shared/ipc/contract.ts';
import type { Result } from '../shared/result.ts';

declare global {
  interface Window {
    readonly bridge: Bridge;
  }
}

/** Asks main. Never rejects: what goes wrong comes back as an AppError. */
export const call = <C extends CommandName>(
  name: C,
  input: Commands[C][0],
): Promise<Result<Commands[C][1], AppError>> => window.bridge.call(name, input);

export const onEvent = (listener: (event: AppEvent) => void): (() => void) => window.bridge.onEvent(listener);

/** Dropped or picked Files; main decides what can be used and names what can't. */
export const addFiles = (files: readonly File[]): Promise<Result<readonly InputResult[], AppError>> =>
  window.bridge.addFiles(files);

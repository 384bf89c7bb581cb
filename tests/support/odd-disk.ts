import disk, { open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';

/** What a system call answers when it refuses. */
const refusal = (syscall: string, code: string): Error =>
  Object.assign(new Error(`${code}: refused, ${syscall}`), { code, syscall });

type Step = 'link' | 'rename';

/**
 * The whole disk refuses a step whose file is to be called something `about` fits, as file systems do that lack it.
 * Answers how to have the step back.
 */
export function refuse(step: Step, about: RegExp, code: string): () => void {
  const real = disk[step];
  const put = (one: typeof real): void => {
    Object.assign(disk, { [step]: one });
    syncBuiltinESMExports();
  };
  put((from, to) => (about.test(String(to)) ? Promise.reject(refusal(step, code)) : real(from, to)));
  return () => put(real);
}

/** No folder can be synced, as on some network drives; files can. */
export async function refuseFolderSync(code: string): Promise<() => void> {
  const handle = await open(tmpdir(), 'r');
  const prototype = Object.getPrototypeOf(handle) as typeof handle;
  await handle.close();
  const real = prototype.sync;
  prototype.sync = async function sync(this: typeof handle) {
    if ((await this.stat()).isDirectory()) throw refusal('fsync', code);
    return real.call(this);
  };
  return () => {
    prototype.sync = real;
  };
}

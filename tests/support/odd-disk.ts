import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';

/** What a system call answers when it refuses. */
const refusal = (syscall: string, code: string): Error =>
  Object.assign(new Error(`${code}: refused, ${syscall}`), { code, syscall });

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

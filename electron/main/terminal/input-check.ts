import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { InputRef } from '../../../shared/request.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { checkMask } from '../inputs/mask.ts';
import { preparePicture } from '../inputs/prepare-picture.ts';
import { readInputFile } from '../inputs/read-input-file.ts';
import { refusal } from '../inputs/refuse-input.ts';

/** What reads the pictures of a request. */
export type InputSource = Pick<Inputs, 'addPath' | 'addMask'>;

/**
 * Says what the inputs store would say and keeps nothing. Pictures are read twice for it, once to look and once to keep,
 * so that a command refused for its last picture has not left the others in the library.
 */
export const inputCheck: InputSource = {
  addPath: async (path) => asInput(await readInputFile(path), basename(path)),
  async addMask(bytes, name, size) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const problem = checkMask(buffer, size);
    if (problem) throw refusal(name, problem);
    return asInput(buffer, name);
  },
};

async function asInput(given: Buffer, name: string): Promise<InputRef> {
  const { bytes, kind, width, height } = await preparePicture(given, name);
  return { hash: createHash('sha256').update(bytes).digest('hex'), kind, width, height, bytes: bytes.length, name };
}

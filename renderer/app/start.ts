import { draftRestored } from '../features/compose/keep-draft.ts';
import { mirrorMain } from './mirror-main.ts';

/** Once per window: what main owns first, then the request as it was left, which starts from the settings. */
export async function start(): Promise<void> {
  await mirrorMain();
  await draftRestored();
}

import { call } from './bridge.ts';
import { sessionChanged, useSession } from './mirror/session.ts';
import { notifyError } from './notices.ts';

/** A new random id in place of the one before. Null when it could not be kept, which has been said. */
export async function userIdMade(): Promise<string | null> {
  const answer = await call('settings.makeUserId', undefined);
  if (answer.ok) sessionChanged({ settings: answer.value });
  else notifyError(answer.error);
  return answer.ok ? answer.value.userId : null;
}

/** The one that is kept, or a first one. */
export const userIdWanted = async (): Promise<string | null> =>
  useSession.getState().settings.userId ?? (await userIdMade());

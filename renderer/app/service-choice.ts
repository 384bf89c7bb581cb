import { say } from '../../shared/words/say.ts';
import { call } from '../bridge.ts';
import { sessionChanged, useSession } from '../mirror/session.ts';
import { notify, notifyError } from '../notices.ts';
import { overlayOpened } from './overlay-store.ts';

/** From now on new jobs go to the demo service, or to the configured one. Jobs added before keep theirs. */
export async function demoChosen(on: boolean): Promise<void> {
  const service = await call('demo.use', { on });
  if (!service.ok) return notifyError(service.error);
  sessionChanged({ service: service.value });
  const title = on ? say('app.demo-on') : say('app.demo-off', { host: service.value.host });
  notify({ tone: 'done', title });
}

/** Leaves the demo service; without a key the way there is to enter one. */
export function ownKeyWanted(): void {
  if (useSession.getState().key.state === 'missing') overlayOpened({ kind: 'key' });
  else void demoChosen(false);
}

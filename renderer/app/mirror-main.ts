import type { AppEvent, Commands } from '../../shared/ipc/contract.ts';
import { assertNever } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import { call, onEvent } from '../bridge.ts';
import { runCommand } from '../commands.ts';
import { assetsRemoved, assetsSeen } from '../mirror/library.ts';
import { queueChanged, queueRead } from '../mirror/queue.ts';
import { sessionChanged, useSession } from '../mirror/session.ts';
import { withUnsaved } from './layout-store.ts';
import { isWindowCovered } from './overlay-store.ts';

/** Listens first, then reads: whatever falls between has a higher revision. */
export async function mirrorMain(): Promise<void> {
  onEvent(take);
  const [info, service, key, settings] = await Promise.all([
    call('app.info', undefined),
    call('app.service', undefined),
    call('key.status', undefined),
    call('settings.read', undefined),
    readQueue(),
  ]);
  sessionChanged({
    ready: true,
    ...(info.ok && { info: info.value }),
    ...(service.ok && { service: service.value }),
    ...(key.ok && { key: key.value }),
    ...(settings.ok && { settings: settings.value }),
  });
}

async function readQueue(): Promise<void> {
  const snapshot = await call('queue.read', undefined);
  if (snapshot.ok) queueRead(snapshot.value);
}

function take(event: AppEvent): void {
  switch (event.name) {
    case 'queue.changed':
      if (!queueChanged(event.payload)) void readQueue();
      return;
    case 'library.added':
    case 'library.changed':
      return assetsSeen(event.payload);
    case 'library.removed':
      return assetsRemoved(event.payload);
    case 'key.changed':
      return sessionChanged({ key: event.payload });
    case 'settings.changed':
      return takeSettings(event.payload);
    case 'app.serviceChanged':
      return sessionChanged({ service: event.payload });
    case 'app.command':
      // The system's menus stay within reach while a dialog covers the window.
      if (!isWindowCovered()) runCommand(event.payload.id);
      return;
    default:
      assertNever(event);
  }
}

/** Another folder has another name and path, and another address another host; the key shown belongs to the address. */
function takeSettings(settings: Settings): void {
  const before = useSession.getState().settings;
  sessionChanged({ settings: withUnsaved(settings) });
  if (settings.libraryFolder !== before.libraryFolder) void read('app.info', (info) => sessionChanged({ info }));
  if (settings.baseUrl === before.baseUrl) return;
  void read('app.service', (service) => sessionChanged({ service }));
  void read('key.status', (key) => sessionChanged({ key }));
}

async function read<C extends 'app.info' | 'app.service' | 'key.status'>(
  name: C,
  then: (value: Commands[C][1]) => void,
): Promise<void> {
  const answer = await call(name, undefined);
  if (answer.ok) then(answer.value);
}

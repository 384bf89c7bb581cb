import { Suspense } from 'react';
import { assertNever } from '../../shared/result.ts';
import { lazily } from '../ui/lazily.ts';
import { type Place, usePlace } from './place-store.ts';
import { Workspace } from './workspace.tsx';

const LibraryScreen = lazily(async () => (await import('../features/library/library-screen.tsx')).LibraryScreen);
const QueueScreen = lazily(async () => (await import('../features/queue/queue-screen.tsx')).QueueScreen);

/** The place that fills the window. Its code comes from the disk within a frame or two: until then there is the ground. */
export function CurrentPlace() {
  return <Suspense fallback={<div aria-busy="true" />}>{placeView(usePlace())}</Suspense>;
}

function placeView(place: Place) {
  switch (place) {
    case 'create':
      return <Workspace />;
    case 'queue':
      return <QueueScreen />;
    case 'library':
      return <LibraryScreen />;
    default:
      return assertNever(place);
  }
}

import { assertNever } from '../../shared/result.ts';
import { LibraryScreen } from '../features/library/library-screen.tsx';
import { QueueScreen } from '../features/queue/queue-screen.tsx';
import { type Place, usePlace } from './place-store.ts';
import { Workspace } from './workspace.tsx';

/** The place that fills the window. */
export function CurrentPlace() {
  return placeView(usePlace());
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

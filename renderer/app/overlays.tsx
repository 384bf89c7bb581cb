import { assertNever } from '../../shared/result.ts';
import { useDraftStore } from '../features/compose/draft-store.ts';
import { NewBatchDialog } from '../features/queue/new-batch-dialog.tsx';
import { KeyDialog } from '../features/settings/key-dialog.tsx';
import { SettingsDialog } from '../features/settings/settings-dialog.tsx';
import { useDemo } from '../mirror/session.ts';
import { PaletteDialog } from './commands/palette-dialog.tsx';
import { ShortcutSheet } from './commands/shortcut-sheet.tsx';
import { overlayClosed, overlayOpened, useOverlay } from './overlay-store.ts';
import { demoChosen } from './service-choice.ts';

/** Draws the one overlay that is open, and nothing when none is. */
export function Overlays() {
  const overlay = useOverlay((state) => state.overlay);
  const isDemo = useDemo();
  switch (overlay.kind) {
    case 'none':
      return null;
    case 'palette':
      return <PaletteDialog />;
    case 'shortcuts':
      return <ShortcutSheet />;
    case 'settings':
      return (
        <SettingsDialog
          page={overlay.page}
          onPage={(page) => overlayOpened({ kind: 'settings', page })}
          onClose={overlayClosed}
          onDemo={(on) => void demoChosen(on)}
        />
      );
    case 'key':
      // Who enters a key wants it used.
      return <KeyDialog onClose={overlayClosed} onAccepted={() => isDemo && void demoChosen(false)} />;
    case 'batch':
      return <BatchOverlay />;
    default:
      return assertNever(overlay);
  }
}

/** A batch takes its settings from the form in Create. */
function BatchOverlay() {
  const base = useDraftStore(({ draft }) => draft);
  return <NewBatchDialog isOpen onOpenChange={(isOpen) => !isOpen && overlayClosed()} base={base} />;
}

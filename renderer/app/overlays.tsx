import { Suspense, useEffect } from 'react';
import { assertNever } from '../../shared/result.ts';
import { useDraftStore } from '../features/compose/draft-store.ts';
import { tileFocused } from '../features/compose/tray-store.ts';
import { useDemo } from '../mirror/session.ts';
import { lazily } from '../ui/lazily.ts';
import { overlayClosed, overlayLeft, overlayOpened, useOverlay } from './overlay-store.ts';
import { demoChosen } from './service-choice.ts';

const loadPalette = () => import('./commands/palette-dialog.tsx');
const PaletteDialog = lazily(async () => (await loadPalette()).PaletteDialog);
const KeyDialog = lazily(async () => (await import('../features/settings/key-dialog.tsx')).KeyDialog);
const NewBatchDialog = lazily(async () => (await import('../features/queue/new-batch-dialog.tsx')).NewBatchDialog);
const CropDialog = lazily(async () => (await import('../features/compose/crop/crop-dialog.tsx')).CropDialog);
const SettingsDialog = lazily(async () => (await import('../features/settings/settings-dialog.tsx')).SettingsDialog);
const ShortcutSheet = lazily(async () => (await import('./commands/shortcut-sheet.tsx')).ShortcutSheet);

/** Long after the first frame, long before a person's first key. */
const FETCH_PALETTE_AFTER_MS = 300;

/** The one overlay that is open, and nothing when none is or its code is not there yet. */
export function Overlays() {
  // Who opens the palette types on at once: it must not wait for its code.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), FETCH_PALETTE_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Suspense fallback={null}>
      <CurrentOverlay />
    </Suspense>
  );
}

function CurrentOverlay() {
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
    case 'crop':
      return (
        <CropDialog
          reference={overlay.reference}
          onClose={overlayClosed}
          onApplied={(hash) => overlayLeft(() => tileFocused(hash))}
        />
      );
    default:
      return assertNever(overlay);
  }
}

/** A batch takes its settings from the form in Create. */
function BatchOverlay() {
  const base = useDraftStore(({ draft }) => draft);
  return <NewBatchDialog isOpen onOpenChange={(isOpen) => !isOpen && overlayClosed()} base={base} />;
}

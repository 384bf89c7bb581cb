import { Suspense, useEffect } from 'react';
import { useStageMode } from '../../features/stage/stage-mode.ts';
import { lazily } from '../../ui/lazily.ts';
import { isWindowCovered } from '../overlay-store.ts';
import { usePlace } from '../place-store.ts';
import { CreateCommands } from './create-commands.tsx';
import { PictureCommands, RecipeCommands } from './picture-commands.tsx';
import { QueueCommands } from './queue-commands.tsx';
import { listenToShortcuts } from './shortcuts.ts';
import { ViewCommands } from './view-commands.tsx';
import { GoCommands, OverlayCommands, SettingCommands } from './window-commands.tsx';

const MaskCommands = lazily(async () => (await import('./mask-commands.tsx')).MaskCommands);

/** Gives every command of the table what it does, and listens for their keys. Draws nothing. */
export function AllCommands() {
  useEffect(() => listenToShortcuts(isWindowCovered), []);
  const mode = useStageMode();
  const place = usePlace();
  return (
    <>
      <CreateCommands />
      <PictureCommands />
      <RecipeCommands />
      <ViewCommands />
      <QueueCommands />
      <GoCommands />
      <OverlayCommands />
      <SettingCommands />
      {mode === 'mask' && place === 'create' && (
        <Suspense fallback={null}>
          <MaskCommands />
        </Suspense>
      )}
    </>
  );
}

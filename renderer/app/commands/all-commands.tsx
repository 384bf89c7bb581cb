import { useEffect } from 'react';
import { isOverlayOpen } from '../overlay-store.ts';
import { CreateCommands } from './create-commands.tsx';
import { PictureCommands, RecipeCommands } from './picture-commands.tsx';
import { QueueCommands } from './queue-commands.tsx';
import { listenToShortcuts } from './shortcuts.ts';
import { ViewCommands } from './view-commands.tsx';
import { GoCommands, OverlayCommands, SettingCommands } from './window-commands.tsx';

/** Gives every command of the table what it does, and listens for their keys. Draws nothing. */
export function AllCommands() {
  useEffect(() => listenToShortcuts(isOverlayOpen), []);
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
    </>
  );
}

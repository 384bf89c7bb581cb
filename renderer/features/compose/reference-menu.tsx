import { Brush, Crop, ImagePlus, Minimize2, Pin, PinOff, Trash2 } from 'lucide-react';
import type { InputRef } from '../../../shared/request.ts';
import { say } from '../../../shared/words/say.ts';
import { CommandItem } from '../../command-item.tsx';
import { runCommand } from '../../commands.ts';
import { ContextMenu, type Point } from '../../ui/context-menu.tsx';
import { MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { useDraftField } from './draft-store.ts';
import { referenceRemoved, referencesKept } from './references.ts';
import { canShrink, referenceShrunk } from './shrink-references.ts';
import { referencePinned, unpinned, useIsPinned } from './shelf/shelf-store.ts';
import { useTray } from './tray-store.ts';

export type ReferenceMenuProps = { readonly at: Point | null; readonly onClose: () => void };

/** What can be done with the reference the menu was opened on. */
export function ReferenceMenu({ at, onClose }: ReferenceMenuProps) {
  const references = useDraftField('references');
  const active = useTray((tray) => tray.active);
  const index = references.findIndex(({ hash }) => hash === active);
  const input = references[index];
  if (!input) return null;
  return (
    <ContextMenu label={input.name} at={at} onClose={onClose}>
      <MenuItem
        icon={Crop}
        label={say('command.crop-reference')}
        shortcut="Enter"
        onAction={() => runCommand('crop-reference')}
      />
      {canShrink(input) && (
        <MenuItem
          icon={Minimize2}
          label={say('compose.reference-smaller')}
          onAction={() => void referenceShrunk(input.hash)}
        />
      )}
      <CommandItem id="replace-reference" icon={ImagePlus} />
      {index > 0 && (
        <MenuItem icon={Brush} label={say('compose.reference-first')} onAction={() => madeFirst(references, input)} />
      )}
      <PinItem hash={input.hash} />
      <MenuSeparator />
      <MenuItem
        icon={Trash2}
        label={say('compose.reference-remove-this')}
        shortcut="Delete"
        onAction={() => referenceRemoved(index)}
      />
    </ContextMenu>
  );
}

function PinItem({ hash }: { readonly hash: string }) {
  return useIsPinned(hash) ? (
    <MenuItem icon={PinOff} label={say('shelf.unpin')} onAction={() => void unpinned([hash])} />
  ) : (
    <MenuItem icon={Pin} label={say('shelf.pin')} onAction={() => void referencePinned(hash)} />
  );
}

const madeFirst = (references: readonly InputRef[], input: InputRef): void =>
  referencesKept([input, ...references.filter((one) => one !== input)]);

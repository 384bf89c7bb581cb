import { say } from '../../../shared/words/say.ts';
import { CommandItem } from '../../command-item.tsx';
import { ContextMenu, type ContextMenuProps } from '../../ui/context-menu.tsx';
import { MenuSeparator } from '../../ui/menu.tsx';

/** What can be done with the picture on stage. */
export function StageMenu({ at, onClose }: Pick<ContextMenuProps, 'at' | 'onClose'>) {
  return (
    <ContextMenu label={say('stage.menu')} at={at} onClose={onClose}>
      <CommandItem id="edit-picture" />
      <CommandItem id="use-as-reference" />
      <CommandItem id="pin-picture" />
      <CommandItem id="again" />
      <CommandItem id="vary" />
      <CommandItem id="make-final" />
      <MenuSeparator />
      <CommandItem id="copy-picture" />
      <CommandItem id="save-as" />
      <CommandItem id="reveal" />
      <MenuSeparator />
      <CommandItem id="favourite" />
      <CommandItem id="trash" isDanger />
    </ContextMenu>
  );
}

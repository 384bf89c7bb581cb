import { Brush, Copy, Download, Eye, Folder, ImagePlus, Maximize2, Pin, Star, Trash2 } from 'lucide-react';
import { say } from '../../../shared/words/say.ts';
import { CommandItem } from '../../command-item.tsx';
import { ContextMenu, type Point } from '../../ui/context-menu.tsx';
import { MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { pictureOpened } from './library-actions.ts';
import { quickLookToggled } from './quick-look-store.ts';
import { useChosenPictures } from './selection.ts';

export type LibraryMenuProps = { readonly at: Point | null; readonly onClose: () => void };

/** What can be done with the chosen pictures. */
export function LibraryMenu({ at, onClose }: LibraryMenuProps) {
  const [first] = useChosenPictures();
  return (
    <ContextMenu label={say('library.picture-menu')} at={at} onClose={onClose}>
      <MenuItem
        icon={Maximize2}
        label={say('library.open')}
        shortcut="Enter"
        onAction={() => first !== undefined && pictureOpened(first)}
      />
      <MenuItem icon={Eye} label={say('library.quick-look')} shortcut="Space" onAction={quickLookToggled} />
      <MenuSeparator />
      <CommandItem id="edit-picture" icon={Brush} />
      <CommandItem id="use-as-reference" icon={ImagePlus} />
      <CommandItem id="pin-picture" icon={Pin} />
      <CommandItem id="favourite" icon={Star} />
      <MenuSeparator />
      <CommandItem id="copy-picture" icon={Copy} />
      <CommandItem id="save-as" icon={Download} />
      <CommandItem id="reveal" icon={Folder} />
      <MenuSeparator />
      <CommandItem id="trash" icon={Trash2} isDanger />
    </ContextMenu>
  );
}

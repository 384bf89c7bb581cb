import { Ellipsis, Star } from 'lucide-react';
import type { Asset } from '../../../shared/asset.ts';
import { say } from '../../../shared/words/say.ts';
import { CommandItem } from '../../command-item.tsx';
import { runCommand } from '../../commands.ts';
import { useShortcuts } from '../../shortcuts.ts';
import { cx } from '../../ui/class-names.ts';
import { IconButton, IconToggle } from '../../ui/icon-button.tsx';
import { MenuPopover, MenuSeparator, MenuTrigger } from '../../ui/menu.tsx';
import { FileName } from './file-name.tsx';
import styles from './inspector.module.css';

/** The picture's name, its star and everything else that can be done with it. */
export function PictureHeader({ asset }: { readonly asset: Asset }) {
  const shortcutOf = useShortcuts();
  return (
    <header className={cx(styles.toolbar)}>
      <FileName name={asset.name} />
      <IconToggle
        icon={Star}
        label={say('inspector.favourite')}
        {...shortcutOf('favourite')}
        variant="quiet"
        isFilledWhenOn
        isSelected={asset.favourite}
        onChange={() => runCommand('favourite')}
      />
      <MenuTrigger>
        <IconButton icon={Ellipsis} label={say('inspector.more')} />
        <MenuPopover label={say('inspector.more')} placement="bottom end">
          <CommandItem id="copy-picture" />
          <CommandItem id="save-as" />
          <CommandItem id="reveal" />
          <MenuSeparator />
          <CommandItem id="make-final" />
          <MenuSeparator />
          <CommandItem id="trash" isDanger />
        </MenuPopover>
      </MenuTrigger>
    </header>
  );
}

/** Where there is no file to name. */
export function PlainHeader({ title }: { readonly title: string }) {
  return (
    <header className={cx(styles.toolbar)}>
      <b>{title}</b>
    </header>
  );
}

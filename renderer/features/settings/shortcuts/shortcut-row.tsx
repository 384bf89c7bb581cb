import { Plus, RotateCcw } from 'lucide-react';
import type { CommandId } from '../../../../shared/commands.ts';
import { say } from '../../../../shared/words/say.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { formatShortcut } from '../../../ui/shortcut.ts';
import { usualKeys } from './shortcut-edit.ts';
import { commandName } from './shortcut-words.ts';
import styles from './shortcuts.module.css';

export type ShortcutButtonsProps = {
  readonly id: CommandId;
  readonly keys: string | null;
  readonly isChanged: boolean;
  readonly onChange: () => void;
  readonly onReset: () => void;
};

/** A command's keys, pressed to change them, and the way back to those it came with. */
export function ShortcutButtons({ id, keys, isChanged, onChange, onReset }: ShortcutButtonsProps) {
  const command = commandName(id);
  const usual = usualKeys(id);
  return (
    <div className={cx(styles.buttons)}>
      {isChanged && (
        <IconButton
          icon={RotateCcw}
          label={usual === null ? say('shortcut.reset-none') : say('shortcut.reset', { keys: formatShortcut(usual) })}
          tipPlacement="left"
          onPress={onReset}
        />
      )}
      <Button
        variant="quiet"
        data-shortcut-of={id}
        aria-label={
          keys === null
            ? say('shortcut.add', { command })
            : say('shortcut.change', { command, keys: formatShortcut(keys) })
        }
        onPress={onChange}
      >
        {keys === null ? <Icon shape={Plus} /> : <kbd className={cx(styles.keys)}>{formatShortcut(keys)}</kbd>}
      </Button>
    </div>
  );
}

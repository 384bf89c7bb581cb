import { ChevronUp, Eraser, Zap } from 'lucide-react';
import { useId } from 'react';
import { say } from '../../../shared/words/say.ts';
import { CommandItem } from '../../command-item.tsx';
import { runCommand, useCommand } from '../../commands.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuItem, MenuPopover, MenuSeparator, MenuTrigger } from '../../ui/menu.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './compose.module.css';
import { useUsesMask } from './mask-line.tsx';
import { useDraftFirstLabel } from './use-draft-first.ts';

/** The one primary button of Create, and the other ways to send (C7, C11). */
export function GenerateBar() {
  const command = useCommand('generate');
  const usesMask = useUsesMask();
  const reasonId = useId();
  return (
    <div className={cx(styles.generate)} title={command.off ?? undefined}>
      <Button
        variant="primary"
        size="large"
        isWide
        isDisabled={!command.ready}
        {...(command.keys !== null && { shortcut: command.keys })}
        {...(command.off !== null && { 'aria-describedby': reasonId })}
        onPress={() => void runCommand('generate')}
      >
        {say(usesMask ? 'compose.generate-masked' : command.word)}
      </Button>
      {command.off !== null && (
        <VisuallyHidden>
          <span id={reasonId}>{command.off}</span>
        </VisuallyHidden>
      )}
      <OtherWays />
    </div>
  );
}

function OtherWays() {
  return (
    <MenuTrigger>
      <IconButton
        icon={ChevronUp}
        label={say('compose.more-ways')}
        size="large"
        variant="standard"
        tipPlacement="top"
      />
      <MenuPopover label={say('compose.more-ways')} placement="top end">
        <DraftFirst />
        <MenuSeparator />
        <CommandItem id="clear-request" icon={Eraser} />
      </MenuPopover>
    </MenuTrigger>
  );
}

function DraftFirst() {
  const { word, keys, off } = useCommand('draft-first');
  return (
    <MenuItem
      id="draft"
      icon={Zap}
      label={useDraftFirstLabel() ?? say(word)}
      {...(keys !== null && { shortcut: keys })}
      offBecause={off ?? undefined}
      onAction={() => runCommand('draft-first')}
    />
  );
}

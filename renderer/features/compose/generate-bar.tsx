import { ChevronUp, Eraser, Zap } from 'lucide-react';
import { useId } from 'react';
import { findModel } from '../../../shared/models.ts';
import { say } from '../../../shared/words/say.ts';
import { CommandItem } from '../../command-item.tsx';
import { runCommand, useCommand } from '../../commands.ts';
import { useSettings } from '../../mirror/session.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuItem, MenuPopover, MenuSeparator, MenuTrigger } from '../../ui/menu.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './compose.module.css';
import { useDraftStore } from './draft-store.ts';
import { useDraftFirstLabel } from './use-draft-first.ts';

/** True when the mask goes with the request: a picture to edit is there and the model knows masks. */
export function useUsesMask(): boolean {
  const { ownModels } = useSettings();
  return useDraftStore(
    ({ draft }) =>
      draft.mask !== null &&
      draft.references.length > 0 &&
      findModel(draft.model, ownModels)?.parameters.mask.support === 'supported',
  );
}

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

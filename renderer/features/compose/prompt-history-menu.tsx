import { History } from 'lucide-react';
import { say } from '../../../shared/words/say.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuItem, MenuPopover, MenuTrigger } from '../../ui/menu.tsx';
import { promptTyped } from './draft-store.ts';
import { promptWanted } from './panel-state.ts';
import { historyRead, type PastPrompt, usePromptHistory, wholePrompt } from './prompt-history.ts';

async function pastPromptChosen(entry: PastPrompt): Promise<void> {
  promptTyped(await wholePrompt(entry));
  promptWanted();
}

/** The prompts sent before, newest first. */
export function PromptHistory() {
  return (
    <MenuTrigger onOpenChange={(isOpen) => void (isOpen && historyRead())}>
      <IconButton icon={History} label={say('compose.history')} />
      <PastPrompts />
    </MenuTrigger>
  );
}

function PastPrompts() {
  const past = usePromptHistory((history) => history.past);
  return (
    <MenuPopover label={say('compose.history')} placement="bottom start">
      {past.length === 0 && <MenuItem id="none" label={say('compose.history-empty')} offBecause="" />}
      {past.map((entry) => (
        <MenuItem
          key={entry.source.id}
          id={entry.source.id}
          label={entry.start}
          onAction={() => void pastPromptChosen(entry)}
        />
      ))}
    </MenuPopover>
  );
}

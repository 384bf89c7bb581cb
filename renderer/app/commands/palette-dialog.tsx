import { Dialog } from 'react-aria-components';
import { useMemo, useState } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import { say } from '../../../shared/words/say.ts';
import { type Command, runCommand, useCommandList } from '../../commands.ts';
import { DialogFrame } from '../../ui/dialog.tsx';
import { Palette, type PaletteItem } from '../../ui/palette.tsx';
import { overlayClosed, overlayLeft } from '../overlay-store.ts';
import { COMMAND_ICONS } from './command-icons.ts';
import { fuzzyMatch } from './fuzzy.ts';

type Item = PaletteItem & { readonly id: CommandId };

const MOST_RECENT = 5;
/** Run from the palette in this session, newest first. */
let recent: readonly CommandId[] = [];

function itemOf({ id, word, keys, off }: Command): Item {
  const icon = COMMAND_ICONS[id];
  return {
    id,
    label: say(word),
    ...(icon && { icon }),
    ...(keys && { shortcut: keys }),
    ...(off !== null && { offBecause: off }),
  };
}

/** What was used last first, then what can be done now, then the rest. */
export function paletteOrder(commands: readonly Command[], used: readonly CommandId[]): readonly Command[] {
  const rank = ({ id, ready }: Command): number => {
    const at = used.indexOf(id);
    if (at >= 0 && ready) return at - used.length;
    return ready ? 0 : 1;
  };
  return commands.filter(({ id }) => id !== 'palette').toSorted((a, b) => rank(a) - rank(b));
}

/** Every command by name; what can't be done now says why. */
export function PaletteDialog() {
  const commands = useCommandList();
  const [used] = useState(recent);
  const items = useMemo(() => paletteOrder(commands, used).map(itemOf), [commands, used]);
  const run = (id: CommandId) => {
    recent = [id, ...recent.filter((one) => one !== id)].slice(0, MOST_RECENT);
    overlayLeft(() => runCommand(id));
  };
  return (
    <DialogFrame isOpen isDismissable onOpenChange={(isOpen) => !isOpen && overlayClosed()} size="palette">
      <Dialog aria-label={say('command.palette')}>
        <Palette
          label={say('command.palette')}
          placeholder={say('app.palette-placeholder')}
          emptyText={say('app.palette-empty')}
          items={items}
          match={fuzzyMatch}
          onRun={run}
        />
      </Dialog>
    </DialogFrame>
  );
}

import { Folder, ImagePlus, Star, Trash2, X } from 'lucide-react';
import type { CommandId } from '../../../shared/commands.ts';
import { weight } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { runCommand, useCommand } from '../../commands.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { IconShape } from '../../ui/icon.tsx';
import styles from './library.module.css';
import { indexOf, pictureAt, useListing } from './listing-store.ts';
import { nothingPicked, useChosenPictures } from './selection.ts';

/** What is chosen and what can be done with it; there only while something is. */
export function SelectionBar() {
  const chosen = useChosenPictures();
  const total = useListing(({ listing }) => listing?.total ?? 0);
  if (chosen.length === 0) return null;
  return (
    <section className={cx(styles.selectionBar)} aria-label={say('library.selection')}>
      <b role="status">{say('library.selected-of', { count: chosen.length, total })}</b>
      <span className={cx(styles.weight)}>{weight(bytesOf(chosen))}</span>
      <IconButton
        icon={X}
        label={say('library.select-none')}
        shortcut="Escape"
        tipPlacement="top"
        onPress={nothingPicked}
      />
      <span className={cx(styles.space)} />
      <CommandIcon id="favourite" icon={Star} />
      <CommandIcon id="reveal" icon={Folder} />
      <CommandIcon id="trash" icon={Trash2} />
      <span className={cx(styles.rule)} />
      <References count={chosen.length} />
    </section>
  );
}

function CommandIcon({ id, icon }: { readonly id: CommandId; readonly icon: IconShape }) {
  const { word, keys, ready } = useCommand(id);
  return (
    <IconButton
      icon={icon}
      label={say(word)}
      {...(keys && { shortcut: keys })}
      tipPlacement="top"
      isDisabled={!ready}
      onPress={() => runCommand(id)}
    />
  );
}

function References({ count }: { readonly count: number }) {
  const { ready } = useCommand('use-as-reference');
  return (
    <Button icon={ImagePlus} isDisabled={!ready} onPress={() => runCommand('use-as-reference')}>
      {say('library.references', { count })}
    </Button>
  );
}

/** Together, in bytes. Chosen ones are always loaded. */
const bytesOf = (ids: readonly string[]): number =>
  ids.reduce((sum, id) => {
    const index = indexOf(id);
    return sum + (index === null ? 0 : (pictureAt(index)?.bytes ?? 0));
  }, 0);

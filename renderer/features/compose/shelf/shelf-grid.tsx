import { Check, PinOff } from 'lucide-react';
import { GridList, GridListItem, type Selection } from 'react-aria-components';
import type { KeyboardEvent } from 'react';
import { inputThumbUrl } from '../../../../shared/asset.ts';
import { MOST_PINNED, type PinnedInput } from '../../../../shared/pinned.ts';
import { pixels, weight } from '../../../../shared/words/format.ts';
import { say } from '../../../../shared/words/say.ts';
import { Chip, ChipButton } from '../../../ui/chip.tsx';
import { cx } from '../../../ui/class-names.ts';
import { Thumbnail } from '../../../ui/thumbnail.tsx';
import { useDraftField } from '../draft-store.ts';
import { pinnedChosen, unpinned, useShelf } from './shelf-store.ts';
import styles from './shelf.module.css';

/** Pinned pictures side by side; those that are references of this request are the chosen ones. */
export function ShelfGrid() {
  const pinned = useShelf((shelf) => shelf.pinned);
  const references = useDraftField('references');
  const items = pinned.map((one) => ({ id: one.input.hash, ...one }));
  const chosen = items.filter(({ id }) => references.some(({ hash }) => hash === id)).map(({ id }) => id);
  const choose = (keys: Selection) =>
    pinnedChosen(new Set(keys === 'all' ? items.map(({ id }) => id) : [...keys].map(String)));
  return (
    <div className={cx(styles.shelf)}>
      <header className={cx(styles.head)}>
        <h2 className={cx(styles.title)}>{say('shelf.name')}</h2>
        {items.length > 0 && <span>{say('shelf.count', { count: items.length, most: MOST_PINNED })}</span>}
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only listens to keys on their way to the items */}
      <div onKeyDownCapture={keyPressed}>
        <GridList
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened to choose at once
          autoFocus
          aria-label={say('shelf.name')}
          items={items}
          layout="grid"
          selectionMode="multiple"
          selectedKeys={chosen}
          onSelectionChange={choose}
          dependencies={[chosen.join()]}
          escapeKeyBehavior="none"
          className={cx(styles.grid)}
          renderEmptyState={() => <p className={cx(styles.hint)}>{say('shelf.empty')}</p>}
        >
          {(item) => (
            <GridListItem id={item.id} textValue={nameOf(item)} className={cx(styles.item)}>
              {({ isSelected }) => <PinnedPicture pinned={item} isSelected={isSelected} />}
            </GridListItem>
          )}
        </GridList>
      </div>
      {items.length > 0 && <p className={cx(styles.hint)}>{say('shelf.hint')}</p>}
    </div>
  );
}

const nameOf = ({ input }: PinnedInput): string =>
  say('compose.reference-named', { name: input.name, pixels: pixels(input), weight: weight(input.bytes) });

type PictureProps = { readonly pinned: PinnedInput; readonly isSelected: boolean };

function PinnedPicture({ pinned, isSelected }: PictureProps) {
  const { hash, name } = pinned.input;
  return (
    <Thumbnail src={inputThumbUrl(hash)} title={nameOf(pinned)} isSelected={isSelected}>
      {isSelected && <Chip at="top-left" tone="accent" icon={Check} />}
      <ChipButton
        label={say('shelf.unpin-named', { name })}
        icon={PinOff}
        isShy
        isTabStop={false}
        onPress={() => void unpinned([hash])}
      />
    </Thumbnail>
  );
}

/** Delete takes the focused one off the shelf. */
function keyPressed(event: KeyboardEvent): void {
  const { key, target } = event;
  if (key !== 'Delete' && key !== 'Backspace') return;
  const hash = target instanceof Element ? target.closest('[data-key]')?.getAttribute('data-key') : null;
  if (!hash) return;
  event.preventDefault();
  event.stopPropagation();
  void unpinned([hash]);
}

import { Star } from 'lucide-react';
import { type DragEvent, memo, type MouseEvent, useState } from 'react';
import { type Asset, thumbUrl } from '../../../shared/asset.ts';
import { say } from '../../../shared/words/say.ts';
import { dragOut } from '../../drag-out.ts';
import { cx } from '../../ui/class-names.ts';
import { PictureTile } from '../../ui/picture-tile.tsx';
import { favouriteToggled, pictureOpened } from './library-actions.ts';
import styles from './library.module.css';
import { usePictureAt } from './listing-store.ts';
import { chosenPictures, picked, pickMode, useSelection } from './selection.ts';

export type LibraryTileProps = {
  readonly index: number;
  /** From the top left of its day. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly column: number;
  readonly isFocusShown: boolean;
};

export const tileId = (index: number): string => `library-tile-${index}`;

/** One picture of the grid. It follows its own picture and whether it is chosen, so scrolling redraws none. */
export const LibraryTile = memo(function LibraryTile(props: LibraryTileProps) {
  const { index, left, top, width, height, column, isFocusShown } = props;
  const asset = usePictureAt(index);
  const isSelected = useSelection(({ ids }) => asset !== null && ids.has(asset.id));
  const isActive = useSelection(({ active }) => active === index);
  const [isUnderPointer, setUnderPointer] = useState(false);
  // One button a picture would be half the work of scrolling: it is made where it can be pressed or says something.
  const hasStar = asset !== null && (asset.favourite || isActive || isUnderPointer);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid has the focus and the keys, and names its active tile
    <div
      id={tileId(index)}
      role="gridcell"
      aria-colindex={column}
      aria-selected={isSelected}
      aria-label={asset ? tileWords(asset) : say('library.tile-loading')}
      aria-busy={asset === null || undefined}
      className={cx(styles.tile)}
      style={{ left, top, width, height }}
      data-tile={index}
      draggable={asset !== null}
      onDragStart={(event) => asset && dragged(event, asset, index)}
      onPointerEnter={() => setUnderPointer(true)}
      onPointerLeave={() => setUnderPointer(false)}
      onClick={(event) => isOfTile(event) && void picked(index, pickMode(event))}
      onDoubleClick={(event) => asset && isOfTile(event) && pictureOpened(asset.id)}
    >
      <PictureTile
        {...pictureOf(asset)}
        isSelected={isSelected}
        isFocused={isActive && isFocusShown}
        {...(hasStar && { action: starOf(asset) })}
      />
    </div>
  );
});

/** The star has a meaning of its own. */
const isOfTile = ({ target }: MouseEvent): boolean => !(target instanceof Element && target.closest('button'));

/** All chosen ones go out together; a picture that isn't chosen goes alone. */
function dragged(event: DragEvent, asset: Asset, index: number): void {
  if (!useSelection.getState().ids.has(asset.id)) void picked(index, 'only');
  dragOut(event, chosenPictures());
}

function pictureOf(asset: Asset | null) {
  if (!asset) return { picture: null, state: 'loading' } as const;
  const { id, width, height, format, draft, demo, hasMask } = asset;
  return {
    picture: { src: thumbUrl(id), alt: '', width, height, isTransparent: format !== 'jpeg' },
    mark: draft ? say('library.draft') : undefined,
    demoMark: demo ? say('library.demo') : undefined,
    isMasked: hasMask,
  };
}

const starOf = (asset: Asset) => ({
  label: say(asset.favourite ? 'library.star-off' : 'library.star-on'),
  icon: Star,
  isFilled: asset.favourite,
  isShy: !asset.favourite,
  isTabStop: false,
  onPress: () => void favouriteToggled(asset),
});

function tileWords({ promptStart, name, favourite, draft, demo, hasMask }: Asset): string {
  const details = [
    favourite && say('library.is-favourite'),
    draft && say('library.is-draft'),
    demo && say('library.is-demo'),
    hasMask && say('library.has-mask'),
  ];
  return say('library.tile', {
    prompt: promptStart || 'none',
    name,
    details: details.filter(Boolean).join(', ') || 'none',
  });
}

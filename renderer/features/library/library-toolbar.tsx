import { useEffect, useRef } from 'react';
import { say } from '../../../shared/words/say.ts';
import { useCommand } from '../../commands.ts';
import { cx } from '../../ui/class-names.ts';
import { SearchField } from '../../ui/field.tsx';
import { Slider } from '../../ui/slider.tsx';
import { useFilterCount } from './library-counts.ts';
import { useFilters, wordsTyped } from './library-query.ts';
import styles from './library.module.css';
import { useListing } from './listing-store.ts';
import { searchFound, useSearchesWanted } from './search-wanted.ts';
import { LARGEST_TILE, SMALLEST_TILE, tileSizeChosen, useTileSize } from './tile-size.ts';

export function LibraryToolbar() {
  return (
    <div className={cx(styles.toolbar)}>
      <Search />
      <span className={cx(styles.space)} />
      <Shown />
      <TileSize />
    </div>
  );
}

function Search() {
  const box = useRef<HTMLDivElement>(null);
  const searches = useSearchesWanted();
  const words = useFilters((filters) => filters.words);
  const { keys } = useCommand('find');
  useEffect(() => {
    if (searches === 0) return;
    box.current?.querySelector('input')?.select();
    searchFound();
  }, [searches]);
  return (
    <div ref={box} role="search" className={cx(styles.search)}>
      <SearchField
        label={say('library.search-name')}
        placeholder={say('library.search')}
        clearLabel={say('library.search-clear')}
        maxLength={500}
        {...(keys && { shortcut: keys })}
        value={words}
        onChange={wordsTyped}
      />
    </div>
  );
}

function Shown() {
  const shown = useListing(({ listing }) => listing?.total ?? null);
  const total = useFilterCount({ words: '', source: 'all', model: null });
  if (shown === null) return null;
  const words =
    total === null || total <= shown
      ? say('library.shown', { count: shown })
      : say('library.shown-of', { count: shown, total });
  return (
    <span className={cx(styles.shown)} role="status">
      {words}
    </span>
  );
}

function TileSize() {
  const size = useTileSize();
  return (
    <div className={cx(styles.tileSize)}>
      <Slider
        label={say('library.tile-size')}
        isLabelHidden
        isNumberHidden
        minValue={SMALLEST_TILE}
        maxValue={LARGEST_TILE}
        step={8}
        value={size}
        onChange={tileSizeChosen}
      />
    </div>
  );
}

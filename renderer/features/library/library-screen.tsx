import { Images, Search } from 'lucide-react';
import { useEffect } from 'react';
import { findModel } from '../../../shared/models.ts';
import { describeError } from '../../../shared/words/describe-error.ts';
import { say } from '../../../shared/words/say.ts';
import { runCommand } from '../../commands.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { GridSkeleton } from './grid-skeleton.tsx';
import { LibraryGrid } from './library-grid.tsx';
import { filtersCleared, isFiltered, type LibraryFilters, useFilters, wordsTyped } from './library-query.ts';
import { LibrarySidebar } from './library-sidebar.tsx';
import { LibraryToolbar } from './library-toolbar.tsx';
import styles from './library.module.css';
import { listingRefreshed, useListing } from './listing-store.ts';
import { QuickLook } from './quick-look.tsx';
import { quickLookClosed } from './quick-look-store.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useTileSize } from './tile-size.ts';
import { useListingOf } from './use-listing.ts';

/** Every picture there is, newest first (L2). */
export function LibraryScreen() {
  useListingOf();
  useEffect(() => quickLookClosed, []);
  return (
    <div className={cx(styles.library)}>
      <LibrarySidebar />
      <section className={cx(styles.main)} aria-label={say('place.library')}>
        <LibraryToolbar />
        <Pictures />
        <SelectionBar />
      </section>
      <QuickLook />
    </div>
  );
}

function Pictures() {
  const listing = useListing((state) => state.listing);
  const error = useListing((state) => state.error);
  const filters = useFilters();
  const minTile = useTileSize();
  if (!listing && error) {
    const { title, what } = describeError(error);
    const again = <Button onPress={() => void listingRefreshed()}>{say('library.failed-try')}</Button>;
    return (
      <Middle>
        <EmptyState icon={Images} title={title} actions={again}>
          {what}
        </EmptyState>
      </Middle>
    );
  }
  if (!listing) return <GridSkeleton minTile={minTile} />;
  if (listing.total > 0) return <LibraryGrid listing={listing} minTile={minTile} />;
  return <Middle>{isFiltered(filters) ? <NothingFound filters={filters} /> : <NothingYet />}</Middle>;
}

const Middle = ({ children }: { readonly children: React.ReactNode }) => (
  <div className={cx(styles.middle)}>{children}</div>
);

function NothingYet() {
  const make = (
    <Button variant="primary" onPress={() => runCommand('focus-prompt')}>
      {say('library.make-one')}
    </Button>
  );
  return (
    <EmptyState icon={Images} title={say('library.empty-title')} actions={make}>
      {say('library.empty-text')}
    </EmptyState>
  );
}

function NothingFound({ filters }: { readonly filters: LibraryFilters }) {
  const words = filters.words.trim();
  const names = filterNames(filters);
  const actions = (
    <>
      {names.length > 0 && <Button onPress={filtersCleared}>{say('library.clear-filters')}</Button>}
      {words !== '' && (
        <Button variant={names.length > 0 ? 'quiet' : 'standard'} onPress={() => wordsTyped('')}>
          {say('library.clear-search')}
        </Button>
      )}
    </>
  );
  return (
    <EmptyState icon={Search} title={say('library.nothing-title', { words: words || 'none' })} actions={actions}>
      {say('library.nothing-text', { count: names.length, filters: names.join(', ') })}
    </EmptyState>
  );
}

const filterNames = ({ source, model }: LibraryFilters): readonly string[] => [
  ...(source === 'all' ? [] : [say(`library.${source}`)]),
  ...(model === null ? [] : [findModel(model)?.label ?? model]),
];

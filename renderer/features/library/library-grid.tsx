import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { say } from '../../../shared/words/say.ts';
import { cx } from '../../ui/class-names.ts';
import { useContextMenu } from '../../ui/context-menu.tsx';
import { useFocusWhenLost } from '../../ui/use-focus-when-lost.ts';
import { keyPressed } from './grid-keys.ts';
import { LibraryDay } from './library-day.tsx';
import { daysIn, type GridLayout, gridLayout, placeOf, spanIn } from './library-layout.ts';
import { LibraryMenu } from './library-menu.tsx';
import { tileId } from './library-tile.tsx';
import styles from './library.module.css';
import { sightChanged } from './listing-store.ts';
import type { Listing } from './listing.ts';
import { picked, useSelection } from './selection.ts';
import { useScrollView } from '../../ui/use-scroll-view.ts';
import { useRubberBand } from './use-rubber-band.ts';

export type LibraryGridProps = { readonly listing: Listing; readonly minTile: number };

/** All pictures by day. Heights come from counts, so the scrollbar is true before anything is loaded. */
export function LibraryGrid({ listing, minTile }: LibraryGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  useFocusWhenLost(scroller);
  const view = useScrollView(scroller);
  const layout = useMemo(() => gridLayout(listing.days, view.width, minTile), [listing.days, view.width, minTile]);
  const active = useSelection((selection) => selection.active);
  const [isFocusShown, setFocusShown] = useState(false);
  const menu = useContextMenu();
  const { band, handlers } = useRubberBand(scroller, layout);
  const margin = view.height / 3;
  const [top, bottom] = [Math.max(0, view.top - margin), view.top + view.height + margin];
  const days = drawnDays(layout, top, bottom, active);
  useSight(listing, layout, top, bottom, view.height > 0);
  useActiveInSight(scroller, layout, active);

  const onKeyDown = (event: KeyboardEvent) => {
    setFocusShown(true);
    keyPressed(event, layout, view.height);
  };
  const openMenu = (event: MouseEvent) => {
    const index = tileAt(event.target) ?? active;
    pickForMenu(index);
    menu.onContextMenu(tileAt(event.target) === null ? atTile(event, index) : event);
  };
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={say('library.grid')}
      aria-multiselectable
      aria-rowcount={layout.rows}
      aria-colcount={layout.columns}
      aria-activedescendant={layout.total > 0 ? tileId(active) : undefined}
      className={cx(styles.scroller)}
      data-library-grid
      onKeyDown={onKeyDown}
      onFocus={(event) => setFocusShown(event.currentTarget.matches(':focus-visible'))}
      onBlur={() => setFocusShown(false)}
      onContextMenu={openMenu}
      {...handlers}
      onPointerDown={(event) => {
        setFocusShown(false);
        handlers.onPointerDown(event);
      }}
    >
      <div role="presentation" className={cx(styles.canvas)} style={{ height: layout.height }}>
        {days.map((day) => (
          <LibraryDay key={day.day} {...{ day, layout, top, bottom, active, isFocusShown }} />
        ))}
        {band && <div className={cx(styles.band)} style={band} />}
      </div>
      <LibraryMenu at={menu.at} onClose={menu.close} />
    </div>
  );
}

/** Days in sight, and the one the keyboard is in. */
function drawnDays(layout: GridLayout, top: number, bottom: number, active: number) {
  const days = daysIn(layout, top, bottom);
  const place = placeOf(layout, active);
  const home = place && daysIn(layout, place.top, place.top + 1)[0];
  return home && !days.includes(home) ? [...days, home].sort((a, b) => a.top - b.top) : days;
}

/** Loads what is drawn. */
function useSight(listing: Listing, layout: GridLayout, top: number, bottom: number, isMeasured: boolean): void {
  const days = daysIn(layout, top, bottom);
  const [begin, last] = [days[0], days.at(-1)];
  const first = begin ? spanIn(layout, begin, top, bottom).first : 0;
  const end = last ? spanIn(layout, last, top, bottom).end : 0;
  useEffect(() => {
    if (isMeasured && end > first) void sightChanged(listing, { first, end });
  }, [listing, first, end, isMeasured]);
}

/** Follows the keyboard. The heading, which stays at the top, must not cover the tile. */
function useActiveInSight(scroller: RefObject<HTMLElement | null>, layout: GridLayout, active: number): void {
  const before = useRef(active);
  useEffect(() => {
    const element = scroller.current;
    if (!element || before.current === active) return;
    before.current = active;
    const place = placeOf(layout, active);
    if (!place) return;
    if (place.top - HEADING < element.scrollTop) element.scrollTo({ top: place.top - HEADING });
    const below = place.top + place.height + EDGE - element.clientHeight;
    if (below > element.scrollTop) element.scrollTo({ top: below });
  }, [scroller, layout, active]);
}

const HEADING = 44;
const EDGE = 8;

function tileAt(target: EventTarget): number | null {
  const tile = target instanceof Element ? target.closest<HTMLElement>('[data-tile]') : null;
  return tile ? Number(tile.dataset['tile']) : null;
}

/** A menu is about the tile under it: chosen ones stay chosen when it is one of them. */
function pickForMenu(index: number): void {
  const tile = document.getElementById(tileId(index));
  if (tile?.getAttribute('aria-selected') !== 'true') void picked(index, 'only');
}

/** The menu key opens where the keyboard's tile is, not where the grid begins. */
function atTile(event: MouseEvent, index: number): MouseEvent {
  const box = document.getElementById(tileId(index))?.getBoundingClientRect();
  if (!box) return event;
  const place = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
  return { ...event, ...place, preventDefault: () => event.preventDefault() };
}

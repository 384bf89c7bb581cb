import { memo } from 'react';
import { say } from '../../../shared/words/say.ts';
import { useNow } from '../../clock.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { dayWords } from './day-words.ts';
import { type DayBox, type GridLayout, placeOf, spanIn } from './library-layout.ts';
import { LibraryTile } from './library-tile.tsx';
import styles from './library.module.css';
import { spanPicked } from './selection.ts';

export type LibraryDayProps = {
  readonly day: DayBox;
  readonly layout: GridLayout;
  /** The strip of the whole grid to draw, in pixels. */
  readonly top: number;
  readonly bottom: number;
  /** The keyboard's place: it is drawn even out of sight, so that it can be named. */
  readonly active: number;
  readonly isFocusShown: boolean;
};

/** One day: its heading, which stays in sight, and the rows that are. */
export const LibraryDay = memo(function LibraryDay({
  day,
  layout,
  top,
  bottom,
  active,
  isFocusShown,
}: LibraryDayProps) {
  return (
    <div role="rowgroup" className={cx(styles.day)} style={{ top: day.top, height: day.height }}>
      <DayHeading day={day} columns={layout.columns} />
      {linesOf(day, layout, top, bottom, active).map((first) => (
        <DayLine key={first} day={day} layout={layout} first={first} isFocusShown={isFocusShown} />
      ))}
    </div>
  );
});

function DayHeading({ day, columns }: { readonly day: DayBox; readonly columns: number }) {
  const nowMs = useNow();
  const { name, date } = dayWords(day.day, new Date(nowMs));
  const values = { name, date: date ?? 'none', count: day.count };
  return (
    <div role="row" aria-rowindex={day.row} className={cx(styles.heading)}>
      <div
        role="rowheader"
        aria-colspan={columns}
        aria-label={say('library.day-name', values)}
        className={cx(styles.dayName)}
      >
        <b>{name}</b>
        <span className={cx(styles.quiet)}>{say('library.day-count', values)}</span>
        <span className={cx(styles.space)} />
        <span className={cx(styles.selectDay)}>
          <Button variant="quiet" excludeFromTabOrder onPress={() => void spanPicked(day.first, day.first + day.count)}>
            {say('library.select-day')}
          </Button>
        </span>
      </div>
    </div>
  );
}

/** The first places of the lines to draw. */
function linesOf(day: DayBox, layout: GridLayout, top: number, bottom: number, active: number): readonly number[] {
  const { first, end } = spanIn(layout, day, top, bottom);
  const lines: number[] = [];
  for (let index = first; index < end; index += layout.columns) lines.push(index);
  const isHere = active >= day.first && active < day.first + day.count;
  if (!isHere) return lines;
  const line = active - ((active - day.first) % layout.columns);
  return lines.includes(line) ? lines : [...lines, line].sort((a, b) => a - b);
}

type LineProps = Pick<LibraryDayProps, 'day' | 'layout' | 'isFocusShown'> & { readonly first: number };

const DayLine = memo(function DayLine({ day, layout, first, isFocusShown }: LineProps) {
  const count = Math.min(layout.columns, day.first + day.count - first);
  const row = placeOf(layout, first)?.row;
  return (
    <div role="row" aria-rowindex={row}>
      {Array.from({ length: count }, (_, offset) => {
        const place = placeOf(layout, first + offset);
        return (
          place && (
            <LibraryTile
              key={first + offset}
              index={first + offset}
              left={place.left}
              top={place.top - day.top}
              width={place.width}
              height={place.height}
              column={place.column}
              isFocusShown={isFocusShown}
            />
          )
        );
      })}
    </div>
  );
});

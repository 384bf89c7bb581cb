/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the rows hold icons and shortcuts, which native options can't */
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';
import styles from './palette.module.css';
import { formatShortcut } from './shortcut.ts';

export type PaletteItem = {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconShape;
  readonly shortcut?: string;
  /** Off, and why. It stays in the list and cannot be run. */
  readonly offBecause?: string | undefined;
};

export type PaletteProps<Item extends PaletteItem> = {
  readonly label: string;
  readonly placeholder: string;
  readonly emptyText: string;
  readonly items: readonly Item[];
  /** The items that answer a query, best first. */
  readonly match: (query: string, items: readonly Item[]) => readonly Item[];
  readonly onRun: (id: Item['id']) => void;
};

/** The index of the next item that can be run, from `from` in steps of `step`, around the ends; -1 when there is none. */
export function nextRunnable(items: readonly PaletteItem[], from: number, step: 1 | -1): number {
  for (let tried = 1; tried <= items.length; tried++) {
    const index = (from + step * tried + items.length * (tried + 1)) % items.length;
    if (items[index] && items[index].offBecause === undefined) return index;
  }
  return -1;
}

/** The state of a palette: what is typed, what answers it, and which row Enter would run. */
function usePalette<Item extends PaletteItem>({ items, match, onRun }: PaletteProps<Item>) {
  const [query, setQuery] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const found = match(query, items);
  const remembered = found.findIndex(({ id, offBecause }) => id === chosenId && offBecause === undefined);
  const current = remembered >= 0 ? remembered : nextRunnable(found, -1, 1);
  const type = (text: string) => {
    setQuery(text);
    setChosenId(null);
  };
  const move = (step: 1 | -1) => setChosenId(found[nextRunnable(found, current, step)]?.id ?? null);
  const run = () => {
    const item = found[current];
    if (item) onRun(item.id);
  };
  return { query, type, found, current, move, run };
}

/** Search words over a list of commands. The words keep focus; arrows move through the list, Enter runs. */
export function Palette<Item extends PaletteItem>(props: PaletteProps<Item>) {
  const { label, placeholder, emptyText, onRun } = props;
  const { query, type, found, current, move, run } = usePalette(props);
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const action = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: run }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  return (
    <div className={cx(styles.palette)}>
      <div className={cx(styles.search)}>
        <Icon shape={Search} />
        <input
          role="combobox"
          aria-label={label}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={found[current] && `${id}-${found[current].id}`}
          placeholder={placeholder}
          value={query}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
          spellCheck={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a palette is opened to be typed into
          autoFocus
          className={cx(styles.input)}
        />
      </div>
      <div role="listbox" id={`${id}-list`} aria-label={label} className={cx(styles.list)}>
        {found.map((item, index) => (
          <PaletteRow key={item.id} id={`${id}-${item.id}`} item={item} isCurrent={index === current} onRun={onRun} />
        ))}
      </div>
      <output className={cx(styles.empty)}>{found.length === 0 && emptyText}</output>
    </div>
  );
}

type RowProps = {
  readonly id: string;
  readonly item: PaletteItem;
  readonly isCurrent: boolean;
  readonly onRun: (id: string) => void;
};

function PaletteRow({ id, item, isCurrent, onRun }: RowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const isOff = item.offBecause !== undefined;
  return (
    // Keys are handled in the field, which keeps focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={isCurrent}
      aria-disabled={isOff || undefined}
      className={cx(styles.row)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={isOff ? undefined : () => onRun(item.id)}
    >
      {item.icon && <Icon shape={item.icon} />}
      <span className={cx(styles.label)}>{item.label}</span>
      <span className={cx(styles.end)}>{item.offBecause ?? (item.shortcut && formatShortcut(item.shortcut))}</span>
    </div>
  );
}

import { type KeyboardEvent, memo, type MouseEvent, useRef, useState } from 'react';
import { say } from '../../../shared/words/say.ts';
import { cx } from '../../ui/class-names.ts';
import { useContextMenu } from '../../ui/context-menu.tsx';
import { Table, TableCell, TableRow, TableRows } from '../../ui/table.tsx';
import { useFocusWhenLost } from '../../ui/use-focus-when-lost.ts';
import { GroupCells } from './group-row.tsx';
import { JobMenu } from './job-menu.tsx';
import { listedJob } from './job-list.ts';
import { JobCells } from './job-row.tsx';
import { NoteCells } from './note-row.tsx';
import { type QueueColumns, useColumns } from './queue-columns.ts';
import { keyPressed } from './queue-keys.ts';
import { HEIGHTS, type QueueRow } from './queue-rows.ts';
import styles from './queue.module.css';
import { chosenJobs, rowPicked, useRows } from './row-selection.ts';
import { useRowLayout } from './use-row-layout.ts';

const rowId = (key: string): string => `queue-row-${key.replaceAll(/\s/g, '-')}`;

/** Every job there is, of which only the rows in sight are drawn. */
export function QueueList({ rows }: { readonly rows: readonly QueueRow[] }) {
  const table = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  useFocusWhenLost(table);
  const columns = useColumns();
  const active = useRows((selection) => selection.active);
  const [isFocusShown, setFocusShown] = useState(false);
  const layout = useRowLayout(scroller, rows, active);
  const menu = useContextMenu();
  const openMenu = (event: MouseEvent) => {
    const key = keyAt(event.target) ?? active;
    if (key === null) return;
    const isChosen = document.getElementById(rowId(key))?.getAttribute('aria-selected') === 'true';
    if (!isChosen) rowPicked(rows, key, 'only');
    if (!chosenJobs().some((id) => listedJob(id) !== null)) return event.preventDefault();
    menu.onContextMenu(keyAt(event.target) === null ? atRow(event, key) : event);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    setFocusShown(true);
    const height = scroller.current?.clientHeight ?? 0;
    keyPressed(event, rows, Math.max(1, Math.floor(height / HEIGHTS.job) - 1));
  };
  return (
    <div className={cx(styles.list)}>
      <Table
        ref={table}
        label={say('queue.jobs')}
        columns={columns.widths}
        rowCount={rows.length + 1}
        isMultiSelectable
        tabIndex={0}
        aria-activedescendant={active === null ? undefined : rowId(active)}
        data-focus-shown={isFocusShown || undefined}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          setFocusShown(event.currentTarget.matches(':focus-visible'));
          if (active === null && rows[0]) useRows.setState({ active: rows[0].key });
        }}
        onBlur={() => setFocusShown(false)}
        onContextMenu={openMenu}
      >
        <Head hasParameters={columns.hasParameters} />
        <TableRows ref={scroller} className={cx(styles.scroller)}>
          <div role="presentation" className={cx(styles.canvas)} style={{ height: layout.total }}>
            {layout.items.map(({ index, start }) => {
              const row = rows[index];
              return row && <ListRow key={row.key} {...{ row, rows, index, start, columns }} />;
            })}
          </div>
        </TableRows>
      </Table>
      <JobMenu at={menu.at} onClose={menu.close} />
    </div>
  );
}

const HEADS = ['number', 'picture', 'prompt', 'model', 'parameters', 'state', 'time', 'price', 'actions'] as const;
const SILENT: readonly string[] = ['picture', 'actions'];
const NUMBERS: readonly string[] = ['number', 'time', 'price'];

function Head({ hasParameters }: { readonly hasParameters: boolean }) {
  return (
    <TableRows className={cx(styles.head)}>
      <TableRow kind="head" index={1}>
        {HEADS.filter((name) => hasParameters || name !== 'parameters').map((name) => (
          <TableCell key={name} kind="head" isNumber={NUMBERS.includes(name)}>
            <span className={cx(SILENT.includes(name) && styles.silent)}>{say(`queue.column.${name}`)}</span>
          </TableCell>
        ))}
      </TableRow>
    </TableRows>
  );
}

type ListRowProps = {
  readonly row: QueueRow;
  readonly rows: readonly QueueRow[];
  readonly index: number;
  readonly start: number;
  readonly columns: QueueColumns;
};

const ListRow = memo(function ListRow({ row, rows, index, start, columns }: ListRowProps) {
  const isSelected = useRows(({ ids }) => row.kind === 'job' && ids.has(row.id));
  const isActive = useRows(({ active }) => active === row.key);
  const { key, kind } = row;
  return (
    <TableRow
      id={rowId(key)}
      index={index + 2}
      kind={kind === 'group' ? 'group' : 'row'}
      {...(kind === 'job' && { isSelected })}
      data-row={kind === 'note' ? row.id : key}
      data-shape={kind}
      data-noted={(kind === 'job' && row.hasNote) || undefined}
      data-active={isActive || undefined}
      style={{
        position: 'absolute',
        insetInline: 0,
        top: 0,
        height: HEIGHTS[kind],
        transform: `translateY(${start}px)`,
      }}
      onClick={(event) => clicked(event, rows, row)}
    >
      {row.kind === 'group' && <GroupCells group={row.group} isFolded={row.isFolded} />}
      {row.kind === 'note' && <NoteCells id={row.id} />}
      {row.kind === 'job' && (
        <JobCells id={row.id} number={row.number} isNext={row.isNext} hasParameters={columns.hasParameters} />
      )}
    </TableRow>
  );
});

function clicked(event: MouseEvent, rows: readonly QueueRow[], row: QueueRow): void {
  if (event.target instanceof Element && event.target.closest('button')) return;
  const mode = event.shiftKey ? 'range' : event.metaKey || event.ctrlKey ? 'toggle' : 'only';
  rowPicked(rows, row.kind === 'note' ? row.id : row.key, mode);
}

const keyAt = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null) : null;

/** The menu key opens at the keyboard's row, not where the list begins. */
function atRow(event: MouseEvent, key: string): MouseEvent {
  const box = document.getElementById(rowId(key))?.getBoundingClientRect();
  if (!box) return event;
  return { ...event, clientX: box.left + 120, clientY: box.bottom, preventDefault: () => event.preventDefault() };
}

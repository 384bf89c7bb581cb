import { CircleAlert } from 'lucide-react';
import { useMemo, useRef } from 'react';
import type { DryRow } from '../../../shared/batch.ts';
import type { Issue } from '../../../shared/check-draft.ts';
import { estimated } from '../../../shared/words/format.ts';
import { isWordKey, say } from '../../../shared/words/say.ts';
import { useDemo } from '../../mirror/session.ts';
import { cx } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { Table, TableCell, TableRow, TableRows } from '../../ui/table.tsx';
import { useListWindow } from '../../ui/use-list-window.ts';
import styles from './batch.module.css';

const ROW = 32;
/** What is wrong with a line takes as much room as the line itself; "Ready" takes its own. */
const WITH_ISSUES = '56px minmax(0, 1fr) minmax(0, 1fr) 84px';
const ALL_READY = '56px minmax(0, 1fr) 72px 84px';

type DryRunListProps = { readonly rows: readonly DryRow[] };

/** Every job to be, with what stands against it. Errors are read in place, before anything is sent. */
export function DryRunList({ rows }: DryRunListProps) {
  if (rows.length === 0) return <p className={cx(styles.nothing)}>{say('batch.nothing')}</p>;
  return <Lines rows={rows} />;
}

function Lines({ rows }: DryRunListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const layout = useListWindow(
    scroller,
    useMemo(() => rows.map(() => ROW), [rows]),
  );
  return (
    <Table
      label={say('batch.dry-run')}
      columns={rows.every(({ request }) => request) ? ALL_READY : WITH_ISSUES}
      rowCount={rows.length + 1}
    >
      <Head />
      <TableRows ref={scroller} className={cx(styles.scroller)} tabIndex={0}>
        <div role="presentation" className={cx(styles.canvas)} style={{ height: layout.total }}>
          {layout.items.map(({ index, start }) => {
            const row = rows[index];
            return row && <DryRunRow key={row.line} row={row} index={index} start={start} />;
          })}
        </div>
      </TableRows>
    </Table>
  );
}

function Head() {
  return (
    <TableRows className={cx(styles.head)}>
      <TableRow kind="head" index={1}>
        <TableCell kind="head" isNumber>
          {say('batch.column.line')}
        </TableCell>
        <TableCell kind="head">{say('batch.column.prompt')}</TableCell>
        <TableCell kind="head">{say('batch.column.check')}</TableCell>
        <TableCell kind="head" isNumber>
          {say('batch.column.price')}
        </TableCell>
      </TableRow>
    </TableRows>
  );
}

type DryRunRowProps = { readonly row: DryRow; readonly index: number; readonly start: number };

function DryRunRow({ row, index, start }: DryRunRowProps) {
  const isDemo = useDemo();
  const { line, draft, issues, request, estimateMicros } = row;
  const words = issues.map(issueWords).join(' ');
  const price = isDemo ? say('price.free') : estimated(estimateMicros);
  return (
    <TableRow
      index={index + 2}
      style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${start}px)` }}
    >
      <TableCell isNumber tone="quiet">
        {line}
      </TableCell>
      <TableCell title={draft.prompt}>{draft.prompt}</TableCell>
      <TableCell tone={request ? 'quiet' : 'danger'} title={words}>
        {request ? (
          say('batch.ready')
        ) : (
          <span className={cx(styles.issue)}>
            <Icon shape={CircleAlert} /> {words}
          </span>
        )}
      </TableCell>
      <TableCell isNumber tone="quiet">
        {request ? price : ''}
      </TableCell>
    </TableRow>
  );
}

function issueWords({ code, values }: Issue): string {
  const key = `issue.${code}`;
  return isWordKey(key) ? say(key, values) : code;
}

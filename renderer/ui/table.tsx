/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list stand where they are put, which table rows can't */
import type { CSSProperties, HTMLAttributes, ReactNode, Ref } from 'react';
import { cx } from './class-names.ts';
import styles from './table.module.css';

/**
 * Rows and cells of a long list whose rows are made as they come into sight. The list around them owns scrolling, focus and
 * keys; these own the look and the roles.
 */
export type TableProps = Omit<HTMLAttributes<HTMLDivElement>, 'className' | 'role' | 'style'> & {
  readonly label: string;
  /** Widths of the columns, as in `grid-template-columns`: `52px 56px minmax(0, 1fr) 130px 72px`. */
  readonly columns: string;
  /** How many rows there are in all, with the header. */
  readonly rowCount: number;
  readonly isMultiSelectable?: boolean;
  readonly ref?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
};

/** The table itself: names the columns' widths once for every row. */
export function Table({ label, columns, rowCount, isMultiSelectable = false, children, ...rest }: TableProps) {
  const widths: CSSProperties & Record<'--columns', string> = { '--columns': columns };
  return (
    <div
      {...rest}
      role="grid"
      aria-label={label}
      aria-rowcount={rowCount}
      aria-multiselectable={isMultiSelectable || undefined}
      className={cx(styles.table)}
      style={widths}
    >
      {children}
    </div>
  );
}

/** A group of rows: the header, or the scrolling body. */
export function TableRows({
  children,
  ...rest
}: HTMLAttributes<HTMLDivElement> & { readonly ref?: Ref<HTMLDivElement> }) {
  return (
    <div {...rest} role="rowgroup">
      {children}
    </div>
  );
}

export type TableRowProps = Omit<HTMLAttributes<HTMLDivElement>, 'className' | 'role'> & {
  readonly ref?: Ref<HTMLDivElement>;
  /** `head` is quiet and 28 high, `group` 36 with a bold first line. */
  readonly kind?: 'head' | 'row' | 'group';
  /** From 1, header included. */
  readonly index: number;
  readonly isSelected?: boolean;
};

/** One row. Takes position and handlers of a virtualiser as plain attributes. */
export function TableRow({ kind = 'row', index, isSelected, children, ...rest }: TableRowProps) {
  return (
    <div
      {...rest}
      role="row"
      aria-rowindex={index}
      aria-selected={isSelected}
      className={cx(styles.row)}
      data-kind={kind}
    >
      {children}
    </div>
  );
}

export type TableCellProps = {
  readonly kind?: 'head' | 'cell';
  /** Numbers stand at the right. */
  readonly isNumber?: boolean;
  readonly tone?: 'plain' | 'quiet' | 'warning' | 'danger';
  /** Full text, where it may be cut off. */
  readonly title?: string;
  readonly children?: ReactNode;
};

/** One cell: a single line that ends in an ellipsis. */
export function TableCell({ kind = 'cell', isNumber = false, tone = 'plain', title, children }: TableCellProps) {
  return (
    <div
      role={kind === 'head' ? 'columnheader' : 'gridcell'}
      className={cx(styles.cell)}
      data-number={isNumber || undefined}
      data-tone={tone}
      title={title}
    >
      {children}
    </div>
  );
}

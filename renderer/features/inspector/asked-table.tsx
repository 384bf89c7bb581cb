import { TriangleAlert } from 'lucide-react';
import { pixels } from '../../../shared/words/format.ts';
import { say, type WordKey } from '../../../shared/words/say.ts';
import { cx } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { type AskedField, type AskedRow, NOT_TOLD } from './asked-applied.ts';
import styles from './asked-table.module.css';

const LABELS: Readonly<Record<AskedField, WordKey>> = {
  size: 'field.size',
  ratio: 'inspector.ratio',
  quality: 'field.quality',
  background: 'field.background',
  outputFormat: 'field.outputFormat',
  pixels: 'inspector.pixels',
};

/** Asked and applied side by side; a triangle only where a given value was not followed. */
export function AskedTable({ rows, hasOutcome }: { readonly rows: readonly AskedRow[]; readonly hasOutcome: boolean }) {
  return (
    <table className={cx(styles.table)}>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{say('inspector.setting')}</VisuallyHidden>
          </th>
          <th scope="col">{say('inspector.asked')}</th>
          {hasOutcome && <th scope="col">{say('inspector.applied')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.field} data-differs={row.differs || undefined}>
            <th scope="row">{say(LABELS[row.field])}</th>
            <td>{textOf(row.asked)}</td>
            {hasOutcome && (
              <td data-quiet={row.applied === NOT_TOLD || undefined}>
                <span className={cx(styles.applied)}>
                  {textOf(row.applied)}
                  {row.differs && <Icon shape={TriangleAlert} size={12} />}
                  {row.differs && <VisuallyHidden>{say('inspector.not-followed')}</VisuallyHidden>}
                </span>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function textOf(value: AskedRow['applied']): string {
  if (value === null) return '';
  if (value === NOT_TOLD) return say('inspector.not-told');
  return typeof value === 'string' ? value : pixels(value);
}

import { ChevronDown, ChevronRight } from 'lucide-react';
import { atMost, estimated, money } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { cx } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import type { QueueGroup } from './queue-rows.ts';
import styles from './queue.module.css';
import { groupFolded } from './row-selection.ts';

export const groupName = ({ name }: QueueGroup): string => name ?? say('queue.by-hand');

type GroupRowProps = { readonly group: QueueGroup; readonly isFolded: boolean };

/** The line above jobs that were added together: how many are done, and the money. */
export function GroupCells({ group, isFolded }: GroupRowProps) {
  const name = groupName(group);
  const { size, counts, money: sums } = group;
  const hint = group.name === null ? say('queue.by-hand-hint') : say('queue.group-jobs', { count: size });
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- rows of a virtual list are no table rows
    <div role="gridcell" className={cx(styles.group)}>
      <IconButton
        icon={isFolded ? ChevronRight : ChevronDown}
        label={say(isFolded ? 'queue.unfold' : 'queue.fold', { name })}
        excludeFromTabOrder
        onPress={() => groupFolded(group.id, !isFolded)}
      />
      <b className={cx(styles.groupName)} title={name}>
        {name}
      </b>
      <span className={cx(styles.hint)}>{hint}</span>
      <span className={cx(styles.space)} />
      <span>{say('queue.group-done', { done: counts.done, count: size })}</span>
      <span className={cx(styles.bar)}>
        <ProgressBar
          label={say('queue.group-progress', { name })}
          value={counts.done}
          maxValue={size}
          valueLabel={say('queue.group-done', { done: counts.done, count: size })}
        />
      </span>
      <GroupMoney charged={sums.charged} maybe={sums.maybe} toCome={sums.toCome} />
    </div>
  );
}

function GroupMoney({ charged, maybe, toCome }: QueueGroup['money']) {
  return (
    <span className={cx(styles.money)}>
      {charged > 0 && <span>{money(charged)}</span>}
      {maybe > 0 && <span className={cx(styles.warning)}>{atMost(maybe)}</span>}
      {toCome > 0 && (
        <span className={cx(styles.hint)}>{say('queue.group-to-come', { price: estimated(toCome) })}</span>
      )}
    </span>
  );
}

import { useDeferredValue } from 'react';
import { say } from '../../../shared/words/say.ts';
import { useDemo, usePrices, useSettings } from '../../mirror/session.ts';
import { cx } from '../../ui/class-names.ts';
import styles from './compose.module.css';
import { useStops } from './draft-issues.ts';
import { useDraftStore } from './draft-store.ts';
import { costWords, estimateDraft } from './estimate-draft.ts';
import { IssueLine } from './issue-line.tsx';

/** What the request is likely to cost, by which price list; or how much keeps it from being sent (C6). */
export function Estimate() {
  // Counting tokens may lag behind the keys; the prompt may not.
  const state = useDeferredValue(useDraftStore());
  const { ownModels } = useSettings();
  const prices = usePrices();
  const isFree = useDemo();
  const cost = estimateDraft(state, prices, ownModels);
  if (!cost) return <Problems />;
  const { lines, list, source, total } = costWords(cost, state.draft.references.length, isFree);
  return (
    <dl className={cx(styles.estimate)}>
      {lines.map(({ label, price }) => (
        <div key={label} className={cx(styles.cost)}>
          <dt>{label}</dt>
          <dd>{price}</dd>
        </div>
      ))}
      <div className={cx(styles.cost, styles.total)} title={source}>
        <dt>
          {say('compose.cost-total')} <span>{list}</span>
        </dt>
        <dd>{total}</dd>
      </div>
    </dl>
  );
}

function Problems() {
  const count = useStops().length;
  return (
    <div className={cx(styles.estimate)}>
      {count > 0 && <IssueLine severity="error">{say('compose.problems', { count })}</IssueLine>}
    </div>
  );
}

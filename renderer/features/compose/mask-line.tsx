import { maskIsUsed } from '../../../shared/check-draft.ts';
import { count } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { useSettings } from '../../mirror/session.ts';
import { cx } from '../../ui/class-names.ts';
import styles from './compose.module.css';
import { useModel } from './draft-issues.ts';
import { useDraftField, useDraftStore } from './draft-store.ts';
import { IssueLine } from './issue-line.tsx';

/** True when the mask goes with the request: a picture to edit is there and the model knows masks. */
export function useUsesMask(): boolean {
  const { ownModels } = useSettings();
  return useDraftStore(({ draft }) => maskIsUsed(draft, ownModels));
}

/** How much of the first reference is repainted, or that its mask stays at home: never in silence. */
export function MaskLine() {
  const mask = useDraftField('mask');
  const hasPicture = useDraftField('references').length > 0;
  const isUsed = useUsesMask();
  const model = useModel();
  if (!mask || !hasPicture) return null;
  if (!isUsed)
    return <IssueLine severity="note">{say('compose.mask-unused', { model: model?.label ?? '' })}</IssueLine>;
  const { repainted = null, width, height } = mask;
  if (repainted === null) return null;
  if (repainted === width * height) return <IssueLine severity="note">{say('compose.mask-whole')}</IssueLine>;
  return (
    <p className={cx(styles.mask)}>
      <span>{say('compose.mask-covers', { percent: percentOf(repainted, width * height) })}</span>
      <span>{say('compose.mask-pixels', { count: count(repainted) })}</span>
    </p>
  );
}

/** A tenth of a per cent is told of what is more than nothing. */
const percentOf = (part: number, whole: number): string => Math.max(0.1, (part / whole) * 100).toFixed(1);

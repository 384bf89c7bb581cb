import type { Draft } from '../../../shared/draft.ts';
import { findModel } from '../../../shared/models.ts';
import { parseSize } from '../../../shared/size.ts';
import { pixels } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { useSettings } from '../../mirror/session.ts';
import { cx } from '../../ui/class-names.ts';
import styles from './batch.module.css';

/** The settings every line gets, as far as the model uses them. */
export function BatchSettings({ base }: { readonly base: Draft }) {
  const model = findModel(base.model, useSettings().ownModels);
  const size = parseSize(base.size);
  const isUsed = (name: 'n' | 'quality') => model?.parameters[name].support !== 'ignored';
  const rows: readonly (readonly [string, string])[] = [
    [say('field.model'), model?.label ?? base.model],
    [say('field.size'), size ? pixels(size) : base.size],
    ...(isUsed('quality') ? [[say('field.quality'), base.quality] as const] : []),
    ...(isUsed('n') ? [[say('field.n'), String(base.n)] as const] : []),
    [say('field.references'), say('batch.references', { count: base.references.length })],
  ];
  return (
    <div className={cx(styles.settings)}>
      <b>{say('batch.settings')}</b>
      <dl>
        {rows.map(([label, value]) => (
          <div key={label} className={cx(styles.pair)}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={cx(styles.hint)}>{say('batch.settings-hint')}</p>
    </div>
  );
}

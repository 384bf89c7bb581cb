import type { ReactNode } from 'react';
import { say } from '../../../shared/words/say.ts';
import { cx } from '../../ui/class-names.ts';
import { Slider } from '../../ui/slider.tsx';
import { Switch } from '../../ui/switch.tsx';
import styles from './compose.module.css';
import { fieldChanged, useDraftField } from './draft-store.ts';

/** What the service uses when no compression is sent (published page). */
const USUAL_COMPRESSION = 100;

type RowProps = { readonly label: string; readonly hint: string | null; readonly children: ReactNode };

function Row({ label, hint, children }: RowProps) {
  return (
    <div className={cx(styles.param)}>
      <span aria-hidden="true">{label}</span>
      {children}
      {hint !== null && <span className={cx(styles.hint, styles.under)}>{hint}</span>}
    </div>
  );
}

/** PNG has no compression to set: the value is kept and not sent (api.md §2.5). */
export function CompressionRow() {
  const compression = useDraftField('outputCompression');
  const isOff = useDraftField('outputFormat') === 'png';
  const label = say('field.outputCompression');
  return (
    <Row label={label} hint={isOff ? say('compose.compression-unused') : null}>
      <Slider
        label={label}
        isLabelHidden
        minValue={0}
        maxValue={100}
        isDisabled={isOff}
        value={compression ?? USUAL_COMPRESSION}
        onChange={(value) => fieldChanged('outputCompression', value)}
      />
    </Row>
  );
}

/** Previews come only in a stream, so they switch it on. */
export function StreamRow() {
  const stream = useDraftField('stream');
  const isImplied = useDraftField('partialImages') > 0;
  const label = say('field.stream');
  return (
    <Row label={label} hint={isImplied ? say('compose.stream-implied') : null}>
      <Switch
        label={label}
        isLabelHidden
        isDisabled={isImplied}
        isSelected={stream || isImplied}
        onChange={(isOn) => fieldChanged('stream', isOn)}
      />
    </Row>
  );
}

import { useState } from 'react';
import { say } from '../../../../shared/words/say.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { NumberField } from '../../../ui/field.tsx';
import { shapeFinished } from './mask-edits.ts';
import { useMask } from './mask-state.ts';
import styles from './mask.module.css';

const SIDES = ['x', 'y', 'width', 'height'] as const;

/** A rectangle or an ellipse by its numbers, for those who don't draw with a pointer, or want it exact. */
export function TypedBox({ kind }: { readonly kind: 'rectangle' | 'ellipse' }) {
  const width = useMask(({ picture }) => picture?.width ?? 1);
  const height = useMask(({ picture }) => picture?.height ?? 1);
  const isKeeping = useMask((state) => state.isKeeping);
  const [box, setBox] = useState({ x: 0, y: 0, width, height });
  const most = { x: width - 1, y: height - 1, width, height };
  return (
    <>
      {SIDES.map((side) => (
        <div key={side} className={cx(styles.number)}>
          <NumberField
            label={say(`mask.box.${side}`)}
            value={box[side]}
            onChange={(value) => !Number.isNaN(value) && setBox({ ...box, [side]: value })}
            minValue={side === 'width' || side === 'height' ? 1 : 0}
            maxValue={most[side]}
            formatOptions={{ maximumFractionDigits: 0, useGrouping: false }}
          />
        </div>
      ))}
      <Button onPress={() => shapeFinished({ kind, box })}>
        {say(isKeeping ? 'mask.box.keep' : 'mask.box.repaint')}
      </Button>
    </>
  );
}

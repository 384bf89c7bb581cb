import { FlipVertical2, RotateCcw, RotateCw } from 'lucide-react';
import { turnedSize } from '../../../../shared/picture-edit.ts';
import type { Size } from '../../../../shared/size.ts';
import { say } from '../../../../shared/words/say.ts';
import { cx } from '../../../ui/class-names.ts';
import { NumberField } from '../../../ui/field.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { RatioIcon } from '../../../ui/ratio-icon.tsx';
import { Select } from '../../../ui/select.tsx';
import { typed } from './crop-box.ts';
import { type RatioName, RATIOS, ratioOf } from './crop-ratio.ts';
import { type Cropping, ratioChosen, type Turn, turnedBy } from './cropping.ts';
import styles from './crop.module.css';

export type CroppingProps = {
  /** The picture untouched. */
  readonly source: Size;
  readonly cropping: Cropping;
  readonly onChange: (cropping: Cropping) => void;
};

/** The same as with the pointer, by words and numbers. */
export function CropControls(props: CroppingProps) {
  return (
    <>
      <RatioSelect {...props} />
      <BoxFields {...props} />
      <Turns {...props} />
    </>
  );
}

function RatioSelect({ source, cropping, onChange }: CroppingProps) {
  const whole = turnedSize(source, cropping.edit);
  const options = RATIOS.map((id) => {
    const ratio = ratioOf(id, whole);
    return { id, label: ratioWord(id), ...(ratio !== null && { icon: <RatioIcon width={ratio} height={1} /> }) };
  });
  return (
    <Select
      label={say('crop.ratio')}
      options={options}
      value={cropping.ratio}
      onChange={(ratio) => onChange(ratioChosen(cropping, source, ratio))}
    />
  );
}

function ratioWord(name: RatioName): string {
  return name === 'free' || name === 'original' ? say(`crop.ratio-${name}`) : name;
}

const SIDES = ['left', 'top', 'width', 'height'] as const;

function BoxFields({ source, cropping, onChange }: CroppingProps) {
  const { edit, ratio } = cropping;
  const whole = turnedSize(source, edit);
  const take = (side: (typeof SIDES)[number], value: number) => {
    if (Number.isNaN(value)) return;
    onChange({ ratio, edit: { ...edit, crop: typed(edit.crop, side, value, whole, ratioOf(ratio, whole)) } });
  };
  return (
    <div className={cx(styles.numbers)}>
      {SIDES.map((side) => (
        <NumberField
          key={side}
          label={say(`crop.${side}`)}
          value={edit.crop[side]}
          onChange={(value) => take(side, value)}
          minValue={0}
          maxValue={side === 'left' || side === 'width' ? whole.width : whole.height}
          unit="px"
          formatOptions={{ maximumFractionDigits: 0, useGrouping: false }}
        />
      ))}
    </div>
  );
}

const TURNS = [
  ['left', RotateCcw, 'crop.turn-left'],
  ['right', RotateCw, 'crop.turn-right'],
  ['across', FlipVertical2, 'crop.flip-across'],
  ['down', FlipVertical2, 'crop.flip-down'],
] as const satisfies readonly (readonly [Turn, unknown, string])[];

function Turns({ source, cropping, onChange }: CroppingProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for one form, and lays out differently
    <div role="group" aria-label={say('crop.turn')} className={cx(styles.turns)}>
      {TURNS.map(([turn, icon, word]) => (
        <span key={turn} data-turn={turn}>
          <IconButton
            icon={icon}
            label={say(word)}
            variant="standard"
            onPress={() => onChange(turnedBy(cropping, source, turn))}
          />
        </span>
      ))}
    </div>
  );
}

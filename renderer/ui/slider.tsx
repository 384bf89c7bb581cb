import { Slider as AriaSlider, SliderFill, SliderThumb, SliderTrack } from 'react-aria-components';
import { cx } from './class-names.ts';
import { NumberField } from './field.tsx';
import styles from './slider.module.css';

export type SliderProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  /** Where the number says nothing: only the groove is shown. */
  readonly isNumberHidden?: boolean;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** Once, when the thumb is let go or a number is entered. */
  readonly onChangeEnd?: (value: number) => void;
  readonly minValue: number;
  readonly maxValue: number;
  readonly step?: number;
  readonly unit?: string;
  readonly isDisabled?: boolean;
};

/** A number one finds by dragging, or types. */
export function Slider(props: SliderProps) {
  const {
    label,
    isLabelHidden = false,
    isNumberHidden = false,
    value,
    onChange,
    onChangeEnd,
    minValue,
    maxValue,
    step = 1,
    unit,
    isDisabled = false,
  } = props;
  const limits = { minValue, maxValue, step, isDisabled };
  const enter = (next: number) => {
    onChange(next);
    onChangeEnd?.(next);
  };
  return (
    <div className={cx(styles.slider)}>
      {!isLabelHidden && (
        <span className={cx(styles.label)} aria-hidden="true">
          {label}
        </span>
      )}
      <AriaSlider<number>
        {...limits}
        aria-label={label}
        value={value}
        onChange={onChange}
        {...(onChangeEnd && { onChangeEnd })}
        className={cx(styles.groove)}
      >
        <SliderTrack className={cx(styles.track)}>
          <SliderFill className={cx(styles.fill)} />
          <SliderThumb className={cx(styles.thumb)} />
        </SliderTrack>
      </AriaSlider>
      {!isNumberHidden && (
        <div className={cx(styles.number)}>
          <NumberField
            {...limits}
            label={label}
            labelAt="hidden"
            value={value}
            onChange={enter}
            {...(unit && { unit })}
          />
        </div>
      )}
    </div>
  );
}

import { Contrast, Eraser, PaintBucket } from 'lucide-react';
import { Group } from 'react-aria-components';
import { MOST_FEATHER } from '../../../../shared/request.ts';
import { say } from '../../../../shared/words/say.ts';
import { useShortcuts } from '../../../shortcuts.ts';
import { cx } from '../../../ui/class-names.ts';
import { NumberField } from '../../../ui/field.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Slider } from '../../../ui/slider.tsx';
import { maskCleared, maskFilled, maskInverted } from './mask-edits.ts';
import { maskResized } from './mask-grow.ts';
import { diameterChanged, hardnessChanged, largestNib, useMask } from './mask-state.ts';
import { featherChanged } from './mask-work.ts';
import styles from './mask.module.css';
import { TypedBox } from './typed-box.tsx';

/** The farthest an edge is moved at once, in pixels. */
const MOST_GROW = 250;

/** The line under the toolbar: what the chosen tool can be told, and what is done to the whole mask. */
export function MaskOptions() {
  const shortcutOf = useShortcuts();
  return (
    <Group className={cx(styles.options)} aria-label={say('mask.options')}>
      <ToolOptions />
      <EdgeFields />
      <span className={cx(styles.space)} />
      <IconButton
        icon={Contrast}
        label={say('command.mask-invert')}
        {...shortcutOf('mask-invert')}
        onPress={maskInverted}
      />
      <IconButton
        icon={PaintBucket}
        label={say('command.mask-fill')}
        {...shortcutOf('mask-fill')}
        onPress={maskFilled}
      />
      <IconButton icon={Eraser} label={say('command.mask-clear')} {...shortcutOf('mask-clear')} onPress={maskCleared} />
    </Group>
  );
}

function ToolOptions() {
  const tool = useMask((state) => state.tool);
  const keep = useMask((state) => (state.isKeeping ? 'yes' : 'no'));
  switch (tool) {
    case 'brush':
    case 'eraser':
      return (
        <div className={cx(styles.tool)} data-kind="nib">
          <NibSliders />
        </div>
      );
    case 'rectangle':
    case 'ellipse':
      return (
        <div className={cx(styles.tool)} data-kind="box">
          <TypedBox kind={tool} />
        </div>
      );
    case 'lasso':
      return <span className={cx(styles.hint)}>{say('mask.hint.lasso', { keep })}</span>;
    case 'polygon':
      return <span className={cx(styles.hint)}>{say('mask.hint.polygon')}</span>;
    case 'pan':
      return <span className={cx(styles.hint)}>{say('mask.hint.pan')}</span>;
  }
}

function NibSliders() {
  const diameter = useMask((state) => state.diameter);
  const hardness = useMask((state) => state.hardness);
  return (
    <>
      <div className={cx(styles.slider)}>
        <Slider
          label={say('mask.size')}
          value={diameter}
          onChange={diameterChanged}
          minValue={1}
          maxValue={useMask(largestNib)}
          unit={say('mask.pixels')}
        />
      </div>
      <div className={cx(styles.slider)}>
        <Slider
          label={say('mask.hardness')}
          value={hardness}
          onChange={hardnessChanged}
          minValue={0}
          maxValue={100}
          unit={say('mask.percent')}
        />
      </div>
    </>
  );
}

/** Feather stays and is only shown; growing is done once and the field is 0 again. */
function EdgeFields() {
  const feather = useMask((state) => state.feather);
  return (
    <div className={cx(styles.edges)}>
      <span className={cx(styles.divider)} />
      <div className={cx(styles.number)}>
        <NumberField
          label={say('mask.feather')}
          unit={say('mask.pixels')}
          value={feather}
          onChange={(value) => featherChanged(Number.isNaN(value) ? 0 : value)}
          minValue={0}
          maxValue={MOST_FEATHER}
        />
      </div>
      <div className={cx(styles.number)}>
        <NumberField
          label={say('mask.grow')}
          unit={say('mask.pixels')}
          value={0}
          onChange={(value) => !Number.isNaN(value) && maskResized(value)}
          minValue={-MOST_GROW}
          maxValue={MOST_GROW}
        />
      </div>
    </div>
  );
}

import { Brush, ChevronDown, Magnet, Settings, Sparkles, Star } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonGroup, type ButtonVariant } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { cx } from '../ui/class-names.ts';
import { IconButton, IconToggle } from '../ui/icon-button.tsx';
import { Slider } from '../ui/slider.tsx';
import { Switch } from '../ui/switch.tsx';
import { Block, Forced, type ForcedState } from './block.tsx';
import { FieldBlock } from './field-block.tsx';
import styles from './gallery.module.css';
import { SegmentedSamples } from './segmented-samples.tsx';

const STATES: readonly (ForcedState | null)[] = [null, 'hovered', 'pressed', 'focus-visible'];
const VARIANTS: readonly (readonly [string, ButtonVariant, string])[] = [
  ['Primary', 'primary', 'Generate'],
  ['Standard', 'standard', 'Test'],
  ['Quiet', 'quiet', 'Clear'],
  ['Danger', 'danger', 'Forget'],
  ['Danger, last step', 'danger-fill', 'Forget'],
];

export function ControlBlocks() {
  return (
    <>
      <Block title="Buttons" span={5}>
        <ButtonStates />
        <ButtonShapes />
      </Block>
      <FieldBlock />
      <ChoiceBlock />
    </>
  );
}

function ButtonStates() {
  return (
    <div className={cx(styles.states)}>
      {['', 'rest', 'hover', 'pressed', 'focus', 'off'].map((word) => (
        <span key={word}>{word}</span>
      ))}
      {VARIANTS.map(([name, variant, label]) => (
        <ButtonRow key={name} name={name} variant={variant} label={label} />
      ))}
      <span>Icon</span>
      {STATES.map((state) => (
        <span key={state}>
          <Forced state={state}>
            <IconButton icon={Brush} label="Brush" shortcut="B" />
          </Forced>
        </span>
      ))}
      <IconButton icon={Brush} label="Brush" isDisabled />
    </div>
  );
}

function ButtonRow({
  name,
  variant,
  label,
}: {
  readonly name: string;
  readonly variant: ButtonVariant;
  readonly label: string;
}) {
  return (
    <>
      <span>{name}</span>
      {STATES.map((state) => (
        <span key={state}>
          <Forced state={state}>
            <Button variant={variant}>{label}</Button>
          </Forced>
        </span>
      ))}
      <span>
        <Button variant={variant} isDisabled>
          {label}
        </Button>
      </span>
    </>
  );
}

function ButtonShapes() {
  return (
    <div className={cx(styles.row)} style={{ marginTop: 8 }}>
      <div style={{ width: 280 }}>
        <Button variant="primary" size="large" isWide shortcut="Mod+Enter">
          Generate with mask
        </Button>
      </div>
      <ButtonGroup label="Export">
        <Button>Export</Button>
        <IconButton icon={ChevronDown} label="More ways" variant="standard" />
      </ButtonGroup>
      <ButtonGroup label="Generate">
        <Button variant="primary">Generate</Button>
        <IconButton icon={ChevronDown} label="More ways" variant="primary" />
      </ButtonGroup>
      <IconToggle icon={Magnet} label="Snap" defaultSelected />
      <IconToggle icon={Magnet} label="Snap" />
      <IconToggle icon={Star} label="Favourite" variant="quiet" isFilledWhenOn defaultSelected />
      <Button icon={Brush}>Edit this</Button>
      <IconButton icon={Sparkles} label="Create" size="rail" />
      <IconButton icon={Settings} label="Settings" size="rail" />
      <span className={cx(styles.quiet)}>
        A sentence with a <Button variant="link">link in it</Button>.
      </span>
    </div>
  );
}

function ChoiceBlock() {
  const [hardness, setHardness] = useState(70);
  const [brush, setBrush] = useState(8);
  return (
    <Block title="Choices" span={3}>
      <div className={cx(styles.stack)}>
        <SegmentedSamples />
        <Switch label="Measure drift" defaultSelected />
        <div className={cx(styles.row)}>
          <Switch label="Off" isLabelHidden />
          <Switch label="Not available" isLabelHidden isDisabled />
          <Forced state="focus-visible" on="label">
            <Switch label="Focused" isLabelHidden defaultSelected />
          </Forced>
        </div>
        <div className={cx(styles.row)}>
          <span className={cx(styles.grow)}>
            <Checkbox label="Skip rows done before" defaultSelected />
          </span>
          <Checkbox label="off" isDisabled />
        </div>
        <div className={cx(styles.row)}>
          <Checkbox label="some" isIndeterminate />
          <Checkbox label="none" />
          <Forced state="focus-visible" on="label">
            <Checkbox label="focused" />
          </Forced>
        </div>
        <Slider
          label="Hardness"
          isLabelHidden
          value={hardness}
          onChange={setHardness}
          minValue={0}
          maxValue={100}
          unit="%"
        />
        <Slider label="Brush" value={brush} onChange={setBrush} minValue={1} maxValue={64} unit="px" />
      </div>
    </Block>
  );
}

import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/class-names.ts';
import { NumberField, SearchField, TextArea, TextField } from '../ui/field.tsx';
import { RatioIcon } from '../ui/ratio-icon.tsx';
import { Select, type SelectOption } from '../ui/select.tsx';
import { Stepper } from '../ui/stepper.tsx';
import { Block, Forced } from './block.tsx';
import styles from './gallery.module.css';

const FORMATS: readonly SelectOption[] = [
  { id: 'png', label: 'PNG' },
  { id: 'webp', label: 'WebP', secondary: 'smaller' },
  { id: 'jpeg', label: 'JPEG', offBecause: 'no transparency' },
];
const SIZES: readonly SelectOption[] = [
  { id: '3:2', label: '1536 × 1024', secondary: '3:2', icon: <RatioIcon width={3} height={2} /> },
  { id: '1:1', label: '1024 × 1024', secondary: '1:1', icon: <RatioIcon width={1} height={1} /> },
  { id: '2:3', label: '1024 × 1536', secondary: '2:3', icon: <RatioIcon width={2} height={3} /> },
];

export function FieldBlock() {
  const [size, setSize] = useState('1000 × 1000');
  const wrong = size === '1000 × 1000';
  return (
    <Block title="Fields" span={4}>
      <div className={cx(styles.two)}>
        <TextField label="Width" labelAt="hidden" defaultValue="1536" />
        <Forced state="hovered" on="[role=presentation]">
          <TextField label="Hover" labelAt="hidden" defaultValue="hover" />
        </Forced>
        <Forced state="focus-within" on="[role=presentation]">
          <TextField label="Focus" labelAt="hidden" defaultValue="focus" />
        </Forced>
        <TextField label="Off" labelAt="hidden" defaultValue="off" isDisabled />
        <TextField label="Tag" labelAt="hidden" placeholder="Add a tag" />
        <NumberField label="Brush" labelAt="hidden" defaultValue={96} unit="px" />
        <TextField
          label="Size"
          labelAt="hidden"
          value={size}
          onChange={setSize}
          issue={
            wrong
              ? {
                  text: 'Sides must be multiples of 16.',
                  fix: { label: 'Use 1008 × 1008', onPress: () => setSize('1008 × 1008') },
                }
              : undefined
          }
        />
        <SelectSamples />
        <SearchField label="Search" placeholder="Search pictures" clearLabel="Clear" defaultValue="jug" />
        <NumberField
          label="Daily cap"
          labelAt="hidden"
          defaultValue={2}
          unitBefore="$"
          formatOptions={{ minimumFractionDigits: 2 }}
        />
        <Stepper label="Pictures" labelAt="hidden" defaultValue={4} minValue={1} maxValue={10} />
        <Stepper label="At the limit" labelAt="hidden" defaultValue={1} minValue={1} maxValue={10} />
      </div>
      <FieldRows />
    </Block>
  );
}

function SelectSamples() {
  const [format, setFormat] = useState('png');
  const [size, setSize] = useState('3:2');
  return (
    <>
      <Select
        label="Format"
        labelAt="hidden"
        options={FORMATS}
        value={format}
        onChange={setFormat}
        warning="Above 2560 × 1440 is experimental"
      />
      <Select label="Picture size" labelAt="hidden" options={SIZES} value={size} onChange={setSize} />
      <Select label="Not available" labelAt="hidden" options={FORMATS} value="png" onChange={setFormat} isDisabled />
    </>
  );
}

function FieldRows() {
  return (
    <div className={cx(styles.stack)} style={{ marginTop: 12 }}>
      <TextField label="Base URL" defaultValue="https://example.test" isMono hint="Only changed for tests and proxies.">
        <Button>Test</Button>
      </TextField>
      <TextArea
        label="Prompt"
        labelAt="top"
        rows={3}
        defaultValue="Stoneware jug with a dipped glaze, a shallow grey bowl and three persimmons on a linen cloth."
      />
    </div>
  );
}

import { useId, useState } from 'react';
import { Group } from 'react-aria-components';
import type { Model } from '../../../shared/models.ts';
import { formatSize, mappedRatio, parseSize } from '../../../shared/size.ts';
import { pixels } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { TextField } from '../../ui/field.tsx';
import type { FieldWords } from '../../ui/field-frame.tsx';
import { RatioIcon } from '../../ui/ratio-icon.tsx';
import { Select, type SelectOption } from '../../ui/select.tsx';
import styles from './compose.module.css';
import { fieldChanged, useDraftField } from './draft-store.ts';
import { useFieldNotes } from './field-notes.tsx';
import { IssueLine } from './issue-line.tsx';
import {
  AS_REFERENCE,
  AUTO,
  choiceOfSize,
  CUSTOM,
  halves,
  joinHalves,
  type SizeChoice,
  sizeChoices,
  startOfCustom,
} from './size-choices.ts';

type Notes = Pick<FieldWords, 'hint' | 'warning' | 'issue'>;

/** How large: a preset, the first reference's size, or width × height checked as it is typed (C4). */
export function SizeField({ model }: { readonly model: Model }) {
  const size = useDraftField('size');
  const first = useDraftField('references')[0];
  const [isCustomWanted, setCustomWanted] = useState(false);
  const notes: Notes = useFieldNotes('size', mappedHint(model, size));
  const choices = sizeChoices(model, first);
  const isCustom = size !== AUTO && (isCustomWanted || choiceOfSize(choices, size) === CUSTOM);
  const choose = (id: string) => {
    setCustomWanted(id === CUSTOM);
    if (id === CUSTOM) fieldChanged('size', startOfCustom(size));
    else if (id === AS_REFERENCE && first) fieldChanged('size', formatSize(first));
    else fieldChanged('size', id);
  };
  return (
    <>
      <Select
        label={say('field.size')}
        options={choices.map(optionOf)}
        value={isCustom ? CUSTOM : choiceOfSize(choices, size)}
        onChange={choose}
        {...(!isCustom && notes)}
      />
      {isCustom && <CustomSize size={size} notes={notes} />}
    </>
  );
}

/** What a model that maps sizes to ratios is expected to deliver. */
function mappedHint(model: Model, text: string): string | undefined {
  const size = parseSize(text);
  const mapped = size && mappedRatio(model, size);
  if (!mapped) return undefined;
  const unbroken = pixels(mapped.pixels).replaceAll(' ', '\u00a0');
  return say('compose.size-mapped', { ratio: mapped.ratio, pixels: unbroken });
}

const FIXED_WORDS = { [AUTO]: 'compose.size-auto', [CUSTOM]: 'compose.size-custom' } as const;

function optionOf({ id, size, ratio }: SizeChoice): SelectOption {
  if (id === AUTO || id === CUSTOM) return { id, label: say(FIXED_WORDS[id]) };
  if (!size) return { id, label: id };
  const icon = <RatioIcon width={size.width} height={size.height} />;
  if (id === AS_REFERENCE) return { id, label: say('compose.size-reference'), icon, detail: pixels(size) };
  return { id, label: pixels(size), icon, ...(ratio !== null && { secondary: ratio }) };
}

function CustomSize({ size, notes }: { readonly size: string; readonly notes: Notes }) {
  const { width, height } = halves(size);
  const notesId = useId();
  const side = { labelAt: 'hidden', inputMode: 'numeric', 'aria-describedby': notesId } as const;
  return (
    <Group className={cx(styles.custom)} aria-label={say('field.size')}>
      <TextField
        {...side}
        label={say('compose.size-width')}
        value={width}
        onChange={(next) => fieldChanged('size', joinHalves(next, height))}
      />
      <span className={cx(styles.times)} aria-hidden="true">
        ×
      </span>
      <TextField
        {...side}
        label={say('compose.size-height')}
        value={height}
        onChange={(next) => fieldChanged('size', joinHalves(width, next))}
      />
      <div id={notesId} className={cx(styles.notes)}>
        <SizeNotes {...notes} />
      </div>
    </Group>
  );
}

/** The notes of both sides, under both. */
function SizeNotes({ hint, warning, issue }: Notes) {
  return (
    <>
      {issue && (
        <IssueLine severity="error">
          {issue.text}{' '}
          {issue.fix && (
            <Button variant="link" onPress={issue.fix.onPress}>
              {issue.fix.label}
            </Button>
          )}
        </IssueLine>
      )}
      {warning && <IssueLine severity="risky">{warning}</IssueLine>}
      {hint && <p className={cx(styles.hint)}>{hint}</p>}
    </>
  );
}

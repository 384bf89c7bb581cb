import type { Model } from '../../../shared/models.ts';
import { assertNever } from '../../../shared/result.ts';
import { say } from '../../../shared/words/say.ts';
import { userIdWanted } from '../../user-id.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { fieldChanged, useDraftField } from './draft-store.ts';
import { useFieldNotes } from './field-notes.tsx';
import { CompressionRow, StreamRow } from './output-rows.tsx';
import { choiceFor, type ChoiceRow, choicesOf, type ParameterRow, UNSET } from './parameter-rows.ts';
import { SizeField } from './size-field.tsx';
import { valueWord } from './value-words.ts';

/** One parameter, drawn as its row of the table says (C3). */
export function ParameterControl({ row, model }: { readonly row: ParameterRow; readonly model: Model }) {
  switch (row.control) {
    case 'segmented':
    case 'select':
      return <ChoiceControl row={row} model={model} />;
    case 'size':
      return <SizeField model={model} />;
    case 'count':
      return <CountControl />;
    case 'previews':
      return <PreviewsControl />;
    case 'compression':
      return <CompressionRow />;
    case 'stream':
      return <StreamRow />;
    case 'user':
      return <UserControl model={model} />;
    default:
      return assertNever(row);
  }
}

function ChoiceControl({ row, model }: { readonly row: ChoiceRow; readonly model: Model }) {
  const value = useDraftField(row.field);
  const isUnproven = model.parameters[row.field].support === 'unproven';
  const notes = useFieldNotes(row.field, isUnproven ? say('compose.unproven') : undefined);
  const label = say(`field.${row.field}`);
  const choices = choicesOf(row, model, value);
  const choose = (id: string) => fieldChanged(row.field, id === UNSET ? null : id);
  const chosen = choiceFor(row, model, value);
  if (row.control === 'select')
    return <Select label={label} options={choices} value={chosen} onChange={choose} {...notes} />;
  // Four words have to fit beside the label.
  const segments = choices.map((one) =>
    one.id === 'medium' ? { ...one, label: say('compose.value.medium-short') } : one,
  );
  return <Segmented label={label} segments={segments} value={chosen} onChange={choose} {...notes} />;
}

function CountControl() {
  const n = useDraftField('n');
  const notes = useFieldNotes('n');
  const change = (value: number) => Number.isFinite(value) && fieldChanged('n', value);
  return <Stepper label={say('field.n')} minValue={1} maxValue={10} value={n} onChange={change} {...notes} />;
}

const PREVIEW_COUNTS = ['0', '1', '2', '3'] as const;

function PreviewsControl() {
  const previews = useDraftField('partialImages');
  const count = useDraftField('n');
  const isSplit = previews > 0 && count > 1;
  const notes = useFieldNotes('partialImages', isSplit ? say('compose.split', { count }) : undefined);
  return (
    <Segmented
      label={say('field.partialImages')}
      segments={PREVIEW_COUNTS.map((id) => ({ id, label: id === '0' ? valueWord(false) : id }))}
      value={PREVIEW_COUNTS.find((id) => id === String(previews)) ?? null}
      onChange={(id) => fieldChanged('partialImages', Number(id))}
      {...notes}
    />
  );
}

function UserControl({ model }: { readonly model: Model }) {
  const user = useDraftField('user');
  const isUnproven = model.parameters.user.support === 'unproven';
  const words = say(isUnproven ? 'compose.unproven' : 'compose.user-hint');
  const notes = useFieldNotes('user', user === null ? <UserOffer words={words} /> : words);
  const change = (text: string) => fieldChanged('user', text === '' ? null : text);
  return (
    <TextField
      label={say('field.user')}
      value={user ?? ''}
      onChange={change}
      maxLength={500}
      spellCheck="false"
      {...notes}
    />
  );
}

function UserOffer({ words }: { readonly words: string }) {
  const take = async () => {
    const id = await userIdWanted();
    if (id !== null) fieldChanged('user', id);
  };
  return (
    <>
      {words}.{' '}
      <Button slot={null} variant="link" onPress={() => void take()}>
        {say('compose.user-offer')}
      </Button>
    </>
  );
}

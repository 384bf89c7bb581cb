import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { unusedFields } from '../../../shared/check-draft.ts';
import { emptyDraft } from '../../../shared/draft.ts';
import type { Model } from '../../../shared/models.ts';
import { say } from '../../../shared/words/say.ts';
import { cx } from '../../ui/class-names.ts';
import { KeyValueList } from '../../ui/key-value.tsx';
import { Fold, PlainSection, Section } from '../../ui/section.tsx';
import styles from './compose.module.css';
import { useModel, useStops } from './draft-issues.ts';
import { useDraftStore } from './draft-store.ts';
import { ParameterControl } from './parameter-control.tsx';
import { type ParameterRow, rowsOf, setFields } from './parameter-rows.ts';
import { valueWord } from './value-words.ts';

/** What the capability table offers for the chosen model; what it has no use for is folded away (C3). */
export function Parameters() {
  const model = useModel();
  if (!model) return null;
  const { first, more } = rowsOf(model);
  return (
    <>
      <Section title={say('compose.picture')}>
        {first.map((row) => (
          <ParameterControl key={row.field} row={row} model={model} />
        ))}
      </Section>
      <PlainSection>
        <MoreParameters rows={more} model={model} />
        <UnusedParameters model={model} />
      </PlainSection>
    </>
  );
}

type MoreProps = { readonly rows: readonly ParameterRow[]; readonly model: Model };

/** A field that stops the request is never behind a closed fold; repaired, it stays where it is. */
function MoreParameters({ rows, model }: MoreProps) {
  const [isOpen, setOpen] = useState(false);
  const stops = useStops();
  const isNeeded = rows.some(({ field }) => stops.some((issue) => issue.field === field));
  if (isNeeded && !isOpen) setOpen(true);
  return (
    <Fold
      title={say('compose.more')}
      aside={<MoreSummary rows={rows} />}
      isExpanded={isOpen}
      onExpandedChange={setOpen}
    >
      {rows.map((row) => (
        <ParameterControl key={row.field} row={row} model={model} />
      ))}
    </Fold>
  );
}

const USUAL = emptyDraft();

/** What is set in the fold with its value; else what can be set there. */
function MoreSummary({ rows }: { readonly rows: readonly ParameterRow[] }) {
  const set = useDraftStore(
    useShallow(({ draft }) =>
      setFields(rows, draft, USUAL).map((field) => `${say(`field.${field}`)} ${valueWord(draft[field]).toLowerCase()}`),
    ),
  );
  const names = rows.map(({ field }) => say(`field.${field}`));
  const text = (set.length > 0 ? set : names).map((name, at) => (at === 0 ? name : lowerFirst(name))).join(', ');
  return <span title={text}>{text}</span>;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function UnusedParameters({ model }: { readonly model: Model }) {
  const fields = useDraftStore(useShallow(({ draft }) => unusedFields(draft, model)));
  const draft = useDraftStore(useShallow((state) => fields.map((field) => state.draft[field])));
  if (fields.length === 0) return null;
  const facts = fields.map((field, at) => ({
    label: say(`field.${field}`),
    value: field === 'partialImages' && draft[at] === 0 ? valueWord(false) : valueWord(draft[at]),
  }));
  return (
    <Fold title={say('compose.unused')} aside={String(fields.length)}>
      <div className={cx(styles.unused)}>
        <p className={cx(styles.hint)}>{say('compose.unused-kept')}</p>
        <KeyValueList facts={facts} />
      </div>
    </Fold>
  );
}

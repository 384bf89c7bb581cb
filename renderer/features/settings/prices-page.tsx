import { useState } from 'react';
import { say } from '../../../shared/words/say.ts';
import { usePrices, useSettings } from '../../mirror/session.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { NumberField } from '../../ui/field.tsx';
import { SettingsGroup } from '../../ui/sidebar-dialog.tsx';
import { settingsChanged } from './change-settings.ts';
import {
  dollarsOf,
  isUpstream,
  isWhole,
  priceRows,
  type PriceRow,
  RATE_KINDS,
  type RateKind,
  rateOf,
  type TypedRates,
  withRates,
} from './price-table.ts';
import styles from './settings.module.css';

const KIND_WORDS = {
  textIn: 'settings.prices-text-in',
  imageIn: 'settings.prices-image-in',
  textOut: 'settings.prices-text-out',
  imageOut: 'settings.prices-image-out',
} as const;

/** The list behind every estimate and every price. */
export function PricesPage() {
  const list = usePrices();
  const { ownModels } = useSettings();
  return (
    <>
      <SettingsGroup>
        <div className={cx(styles.between)}>
          <span>{say('settings.prices-source', { source: list.source, date: list.date })}</span>
          {!isUpstream(list) && (
            <Button variant="quiet" onPress={() => void settingsChanged({ priceList: null })}>
              {say('settings.prices-reset')}
            </Button>
          )}
        </div>
        <p className={cx(styles.quiet)}>{say('settings.prices-hint')}</p>
      </SettingsGroup>
      <SettingsGroup>
        <fieldset className={cx(styles.prices)} aria-label={say('settings.prices')}>
          <span className={cx(styles.kind)}>{say('settings.prices-unit')}</span>
          {RATE_KINDS.map((kind) => (
            <span key={kind} className={cx(styles.kind)}>
              {say(KIND_WORDS[kind])}
            </span>
          ))}
          {priceRows(list, ownModels).map((row) => (
            <PriceLine key={row.id} row={row} />
          ))}
        </fieldset>
      </SettingsGroup>
    </>
  );
}

const ownToday = () => ({ source: say('settings.prices-own'), date: new Date().toISOString().slice(0, 10) });

function PriceLine({ row }: { readonly row: PriceRow }) {
  const list = usePrices();
  const [typed, setTyped] = useState<TypedRates>({});
  const rates = row.rates ?? typed;
  const change = (kind: RateKind, dollars: number) => {
    if (Number.isNaN(dollars) || rateOf(dollars) === rates[kind]) return;
    const next = { ...rates, [kind]: rateOf(dollars) };
    setTyped(next);
    if (isWhole(next)) void settingsChanged({ priceList: withRates(list, row.id, next, ownToday()) });
  };
  return (
    <>
      <span className={cx(styles.model)} title={row.id}>
        {row.label}
      </span>
      {RATE_KINDS.map((kind) => (
        <NumberField
          key={kind}
          label={say('settings.prices-cell', { model: row.label, kind: say(KIND_WORDS[kind]) })}
          labelAt="hidden"
          unitBefore="$"
          minValue={0}
          maxValue={100_000}
          formatOptions={{ minimumFractionDigits: 2, maximumFractionDigits: 6 }}
          value={dollarsOf(rates[kind] ?? Number.NaN)}
          onChange={(dollars) => change(kind, dollars)}
        />
      ))}
    </>
  );
}

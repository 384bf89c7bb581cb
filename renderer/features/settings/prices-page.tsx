import { Fragment } from 'react';
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
  priceRows,
  type PriceRow,
  RATE_KINDS,
  type RateKind,
  withPrice,
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
            <Fragment key={row.id}>
              <span className={cx(styles.model)} title={row.id}>
                {row.label}
              </span>
              {RATE_KINDS.map((kind) => (
                <RateField key={kind} row={row} kind={kind} />
              ))}
            </Fragment>
          ))}
        </fieldset>
      </SettingsGroup>
    </>
  );
}

function RateField({ row, kind }: { readonly row: PriceRow; readonly kind: RateKind }) {
  const list = usePrices();
  const change = (dollars: number) => {
    if (Number.isNaN(dollars) || dollars === dollarsOf(row.rates?.[kind] ?? Number.NaN)) return;
    const own = { source: say('settings.prices-own'), date: new Date().toISOString().slice(0, 10) };
    void settingsChanged({ priceList: withPrice(list, { model: row.id, kind, dollars }, own) });
  };
  return (
    <NumberField
      label={say('settings.prices-cell', { model: row.label, kind: say(KIND_WORDS[kind]) })}
      labelAt="hidden"
      unitBefore="$"
      minValue={0}
      maxValue={100_000}
      formatOptions={{ minimumFractionDigits: 2, maximumFractionDigits: 6 }}
      value={row.rates ? dollarsOf(row.rates[kind]) : Number.NaN}
      onChange={change}
    />
  );
}

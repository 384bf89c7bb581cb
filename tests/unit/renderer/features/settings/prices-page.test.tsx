import { act, cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PricesPage } from '../../../../../renderer/features/settings/prices-page.tsx';
import { sessionChanged, useSession } from '../../../../../renderer/mirror/session.ts';
import { fieldChanged, promptTyped } from '../../../../../renderer/features/compose/draft-store.ts';
import { UPSTREAM_PRICES } from '../../../../../shared/price.ts';
import { readSettings, SettingsChange } from '../../../../../shared/settings.ts';
import { fakeBridge, type FakeBridge } from '../../../../support/fake-bridge.ts';
import { freshStart, openPanel } from '../compose/compose-world.tsx';

let bridge: FakeBridge;
const SHIPPED = UPSTREAM_PRICES.models['openai/gpt-image-2'];

beforeEach(() => {
  freshStart();
  bridge = fakeBridge({
    // Through the schema, as main reads it: what it would not keep is lost here too.
    'settings.change': (change) => readSettings({ ...useSession.getState().settings, ...SettingsChange.parse(change) }),
  });
  promptTyped('A jug');
  fieldChanged('partialImages', 0);
  openPanel();
  render(<PricesPage />);
});
afterEach(cleanup);

const list = () => useSession.getState().settings.priceList;
const rate = (kind: string, model = 'GPT Image 2') => screen.getByRole('textbox', { name: `${model}, ${kind}` });
const today = () => new Date().toISOString().slice(0, 10);

async function setRate(kind: string, dollars: string, model?: string): Promise<void> {
  const field = rate(kind, model);
  await userEvent.clear(field);
  await userEvent.type(field, `${dollars}{Enter}`);
}

/** What the panel beside it says the picture will cost, and by which list. */
function shownCost(): readonly [cost: string | null, source: string | null] {
  const total = screen.getByTitle(/^(upstream list price|own prices), /);
  return [within(total).getByRole('definition').textContent, total.getAttribute('title')];
}
/** 1,756 tokens of output, and two of text, which don't show. */
const BEFORE = ['~$0.053', 'upstream list price, 2026-11-21'];

test('an own price changes every estimate and says that it is one’s own, of today', async () => {
  expect(screen.getByText('In use: upstream list price, 2026-11-21')).toBeTruthy();
  expect(shownCost()).toEqual(BEFORE);
  await setRate('Picture out', '60');
  expect(shownCost()).toEqual(['~$0.105', `own prices, ${today()}`]);
  expect(list()).toEqual({
    source: 'own prices',
    date: today(),
    models: { ...UPSTREAM_PRICES.models, 'openai/gpt-image-2': { ...SHIPPED, imageOut: 60_000_000 } },
  });
  expect(screen.getByText(`In use: own prices, ${today()}`)).toBeTruthy();
});

test('the shipped list comes back with one press, and the estimate with it', async () => {
  expect(screen.queryByRole('button', { name: 'Back to the upstream list' })).toBeNull();
  await setRate('Picture out', '60');
  await setRate('Text in', '7.5', 'Gemini 3 Pro');
  await userEvent.click(screen.getByRole('button', { name: 'Back to the upstream list' }));
  expect(bridge.asked('settings.change').at(-1)).toEqual({ priceList: null });
  expect(shownCost()).toEqual(BEFORE);
  expect(rate('Picture out')).toHaveProperty('value', '30.00');
  expect(rate('Text in', 'Gemini 3 Pro')).toHaveProperty('value', '2.00');
  expect(screen.getByText('In use: upstream list price, 2026-11-21')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Back to the upstream list' })).toBeNull();
});

test('a price that is typed as it stands is not made one’s own', async () => {
  await setRate('Picture out', '30');
  expect(bridge.asked('settings.change')).toEqual([]);
});

test('a model of one’s own has no price until a person has written all four', async () => {
  act(() => sessionChanged({ settings: readSettings({ ownModels: [{ id: 'openai/next', family: 'gpt' }] }) }));
  expect(rate('Picture out', 'openai/next')).toHaveProperty('value', '');
  await setRate('Picture out', '12', 'openai/next');
  await setRate('Text out', '0', 'openai/next');
  await setRate('Picture in', '3', 'openai/next');
  expect(rate('Picture out', 'openai/next')).toHaveProperty('value', '12.00');
  expect(bridge.asked('settings.change')).toEqual([]);
  await setRate('Text in', '2.5', 'openai/next');
  const rates = { textIn: 2_500_000, imageIn: 3_000_000, textOut: 0, imageOut: 12_000_000 };
  expect(list()?.models['openai/next']).toEqual(rates);
});

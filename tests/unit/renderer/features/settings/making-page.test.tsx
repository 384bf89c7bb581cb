import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MakingPage } from '../../../../../renderer/features/settings/making-page.tsx';
import { newDraft } from '../../../../../renderer/features/compose/draft-store.ts';
import { sessionChanged, useSession } from '../../../../../renderer/mirror/session.ts';
import { readSettings } from '../../../../../shared/settings.ts';
import { fakeBridge, type FakeBridge } from '../../../../support/fake-bridge.ts';

const ID = '0a8a4f9e-3f2b-4c5d-9e6f-7a8b9c0d1e2f';
let bridge: FakeBridge;

beforeEach(() => {
  sessionChanged({ settings: readSettings({}) });
  bridge = fakeBridge({
    'settings.change': (change) => readSettings({ ...useSession.getState().settings, ...change }),
    'settings.makeUserId': () => ({ ...useSession.getState().settings, userId: ID }),
  });
  render(<MakingPage />);
});
afterEach(cleanup);

const ownModels = () => useSession.getState().settings.ownModels;

test('a model of one’s own is added with its family, changed and taken away', async () => {
  const user = userEvent.setup();
  const field = screen.getByRole('textbox', { name: 'Model id' });
  await user.type(field, ' openai/gpt-image-3 {Enter}');
  await waitFor(() => expect(ownModels()).toEqual([{ id: 'openai/gpt-image-3', family: 'gpt' }]));
  expect(field).toHaveProperty('value', '');
  await user.click(screen.getByRole('button', { name: /Family, openai\/gpt-image-3/ }));
  await user.click(await screen.findByRole('option', { name: 'Gemini' }));
  await waitFor(() => expect(ownModels()).toEqual([{ id: 'openai/gpt-image-3', family: 'gemini' }]));
  await user.click(screen.getByRole('button', { name: 'Remove openai/gpt-image-3' }));
  await waitFor(() => expect(ownModels()).toEqual([]));
});

test('a model that is known already is not added, under its other name neither', async () => {
  await userEvent.type(screen.getByRole('textbox', { name: 'Model id' }), 'nano-banana-2{Enter}');
  expect(screen.getByText('This model is in the list already.')).toBeTruthy();
  expect(bridge.asked('settings.change')).toEqual([]);
});

test('a user id is there once a person makes one', async () => {
  expect(screen.getByRole('textbox', { name: 'User id' })).toHaveProperty('value', 'None yet');
  await userEvent.click(screen.getByRole('button', { name: 'Make one' }));
  expect(screen.getByDisplayValue(ID)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Make a new one' })).toBeTruthy();
});

test('what may rarely be charged twice is off until a person turns it on', async () => {
  const retry = screen.getByRole('switch', { name: 'Try again when the service turns a request away' });
  expect(retry).toHaveProperty('checked', false);
  await userEvent.click(retry);
  expect(bridge.asked('settings.change')).toEqual([{ retryRefusals: true }]);
});

test('previews are asked for as often as a person sets, by every new draft', async () => {
  expect(newDraft().partialImages).toBe(2);
  const previews = within(screen.getByRole('radiogroup', { name: 'Previews' }));
  await userEvent.click(previews.getByRole('radio', { name: '3' }));
  expect(bridge.asked('settings.change')).toEqual([{ previews: 3 }]);
  expect(previews.getByRole('radio', { name: '3' })).toHaveProperty('checked', true);
  expect(newDraft().partialImages).toBe(3);
  await userEvent.click(previews.getByRole('radio', { name: 'None' }));
  expect(bridge.asked('settings.change')).toEqual([{ previews: 3 }, { previews: 0 }]);
  expect(newDraft().partialImages).toBe(0);
});

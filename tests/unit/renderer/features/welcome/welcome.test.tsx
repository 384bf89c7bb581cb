import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Welcome } from '../../../../../renderer/features/welcome/welcome.tsx';
import { sessionChanged, useSession } from '../../../../../renderer/mirror/session.ts';
import type { KeyCheck } from '../../../../../shared/key-status.ts';
import { readSettings } from '../../../../../shared/settings.ts';
import { fakeBridge } from '../../../../support/fake-bridge.ts';

afterEach(cleanup);
beforeEach(() =>
  sessionChanged({
    key: { state: 'missing' },
    settings: readSettings({}),
    service: { demo: false, online: true, host: 'api.example' },
  }),
);

function begin(check: KeyCheck = { verdict: 'accepted' }) {
  const bridge = fakeBridge({
    'key.save': () => ({ state: 'stored', lastFour: '7f3a', savedAt: '2026-03-01T00:00:00.000Z' }),
    'key.check': () => check,
    'demo.use': ({ on }) => ({ demo: on, online: true, host: 'api.example' }),
    'settings.change': (change) => readSettings(change),
    'settings.chooseFolder': () => null,
  });
  const onDone = vi.fn();
  render(<Welcome onDone={onDone} />);
  return { bridge, onDone };
}
const heading = (name: string) => screen.findByRole('heading', { name });

describe('the first start', () => {
  test('goes through its three steps by keyboard alone, and sends the first picture', async () => {
    const { bridge, onDone } = begin();
    await heading('Paste your Octen key');
    await userEvent.keyboard('oct_secret_0123456789_7f3a{Enter}');
    await heading('Choose a folder for your pictures');
    await userEvent.keyboard('{Enter}');
    await heading('Make your first picture');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(onDone.mock.calls[0]).toEqual([
      { prompt: expect.stringContaining('Still sea'), size: '1536x1024', quality: 'low', partialImages: 2 },
      true,
    ]);
    expect(bridge.asked('key.save')).toEqual([{ key: 'oct_secret_0123456789_7f3a' }]);
    expect(bridge.asked('settings.change')).toEqual([{ welcomed: true }]);
    expect(useSession.getState().settings.welcomed).toBe(true);
  });

  test('stays at the key when the service does not accept it', async () => {
    begin({ verdict: 'rejected' });
    await userEvent.keyboard('oct_wrong_key_00000000{Enter}');
    expect(await screen.findByText('Octen does not accept this key.')).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Paste your Octen key' })).toBeTruthy();
  });

  test('goes on with a key that could not be checked', async () => {
    begin({ verdict: 'unreachable' });
    await userEvent.keyboard('oct_secret_0123456789_7f3a{Enter}');
    await heading('Choose a folder for your pictures');
  });

  test('uses the demo service instead, and says that it is free', async () => {
    const { bridge } = begin();
    await userEvent.click(screen.getByRole('button', { name: 'Use demo' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Continue' }));
    expect(bridge.asked('demo.use')).toEqual([{ on: true }]);
    expect(await screen.findByText('free')).toBeTruthy();
  });

  test('says the price of the first picture before anything is sent', async () => {
    begin();
    await userEvent.click(screen.getByRole('button', { name: 'Skip' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Continue' }));
    expect(await screen.findByText(/^~\$0\.0\d\d$/)).toBeTruthy();
  });

  test('can be skipped to the end without sending anything', async () => {
    const { bridge, onDone } = begin();
    await userEvent.click(screen.getByRole('button', { name: 'Skip' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Continue' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Skip' }));
    await vi.waitFor(() => expect(onDone).toHaveBeenCalledWith(null, false));
    expect(bridge.asked('key.save')).toEqual([]);
  });

  test('puts an example into the prompt, and goes back to the folder', async () => {
    begin();
    await userEvent.click(screen.getByRole('button', { name: 'Skip' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Back' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Skip' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Continue' }));
    await userEvent.click(await screen.findByRole('radio', { name: 'Paper-cut' }));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' }).value).toMatch(/^Layered paper-cut/);
  });
});

import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { KeyPanel } from '../../../../../renderer/features/settings/key-panel.tsx';
import { sessionChanged } from '../../../../../renderer/mirror/session.ts';
import type { KeyCheck, KeyStatus } from '../../../../../shared/key-status.ts';
import { fakeBridge, Refusal } from '../../../../support/fake-bridge.ts';

afterEach(cleanup);

const SECRET = 'oct_secret_0123456789_7f3a';
const STORED: KeyStatus = { state: 'stored', lastFour: '7f3a', savedAt: '2026-03-01T13:28:00.000Z' };

function panel(key: KeyStatus, check: KeyCheck = { verdict: 'accepted' }, saved: KeyStatus = STORED) {
  sessionChanged({ key, service: { demo: false, online: true, host: 'api.example' } });
  const bridge = fakeBridge({
    'key.save': () => saved,
    'key.check': () => check,
    'key.forget': () => ({ state: 'missing' }),
  });
  const onAccepted = vi.fn();
  render(<KeyPanel onAccepted={onAccepted} />);
  return { bridge, onAccepted };
}

describe('the key panel', () => {
  test('saves and checks what is pasted, and keeps nothing of it in the page', async () => {
    const { bridge, onAccepted } = panel({ state: 'missing' });
    const field = screen.getByLabelText<HTMLInputElement>('Octen key');
    expect(field.type).toBe('password');
    expect(field.autocomplete).toBe('off');
    await userEvent.type(field, ` ${SECRET} {Enter}`);
    await screen.findByText(/^Accepted, checked/);
    expect(screen.getByText(/not tried against the live service yet/)).toBeTruthy();
    expect(bridge.asked('key.save')).toEqual([{ key: SECRET }]);
    expect(onAccepted).toHaveBeenCalledOnce();
    expect(screen.getByDisplayValue(/7f3a$/)).toHaveProperty('readOnly', true);
    const values = [...document.querySelectorAll('input')].map(({ value }) => value);
    expect(document.documentElement.outerHTML + values.join()).not.toContain('0123456789');
  });

  test('empties the field before the answer is in', async () => {
    sessionChanged({ key: { state: 'missing' } });
    fakeBridge({ 'key.save': () => new Promise(() => {}) });
    render(<KeyPanel />);
    const field = screen.getByLabelText<HTMLInputElement>('Octen key');
    await userEvent.type(field, `${SECRET}{Enter}`);
    expect(field.value).toBe('');
    expect(screen.getByText(/^Checking/)).toBeTruthy();
  });

  test('says a rejection once, and does not go on', async () => {
    const { onAccepted } = panel(
      { state: 'missing' },
      { verdict: 'rejected' },
      { state: 'rejected', lastFour: '7f3a' },
    );
    await userEvent.type(screen.getByLabelText('Octen key'), `${SECRET}{Enter}`);
    await waitFor(() => expect(screen.getAllByText(/does not accept this key/)).toHaveLength(1));
    expect(onAccepted).not.toHaveBeenCalled();
  });

  test('keeps a key that could not be checked, and says so', async () => {
    const { onAccepted } = panel({ state: 'missing' }, { verdict: 'unreachable' });
    await userEvent.type(screen.getByLabelText('Octen key'), `${SECRET}{Enter}`);
    await screen.findByText('Saved, but api.example could not be reached to check it.');
    expect(onAccepted).toHaveBeenCalledOnce();
  });

  test.each<[KeyCheck, string]>([
    [
      { verdict: 'no-balance' },
      'Octen knows this key, but its account has no balance. Top it up before you make pictures.',
    ],
    [{ verdict: 'unclear', status: 429 }, 'The key is kept. It could not be checked: api.example answered 429.'],
  ])('says what a check came to that neither took the key nor refused it (%o)', async (check, words) => {
    const { onAccepted } = panel({ state: 'missing' }, check);
    await userEvent.type(screen.getByLabelText('Octen key'), `${SECRET}{Enter}`);
    await screen.findByText(words);
    expect(onAccepted).toHaveBeenCalledOnce();
  });

  test('says what went wrong when the keychain is locked, with the field still there', async () => {
    sessionChanged({ key: { state: 'missing' } });
    fakeBridge({
      'key.save': () => {
        throw new Refusal({ kind: 'keychain-locked' });
      },
    });
    render(<KeyPanel />);
    await userEvent.type(screen.getByLabelText('Octen key'), `${SECRET}{Enter}`);
    await screen.findByText('The keychain is locked. Unlock the keychain and try again.');
    expect(screen.getByLabelText('Octen key')).toBeTruthy();
  });

  test('offers the field at once where the keychain is out of reach', () => {
    panel({ state: 'unavailable', locked: false, lastFour: '7f3a' });
    expect(screen.getByLabelText<HTMLInputElement>('New key').type).toBe('password');
    cleanup();
    panel({ state: 'unavailable', locked: true, lastFour: '7f3a' });
    expect(screen.queryByLabelText('New key')).toBeNull();
  });

  test('tells every state apart', () => {
    const cases: readonly (readonly [KeyStatus, RegExp])[] = [
      [STORED, /Saved 1 March 2026/],
      [{ state: 'session-only', lastFour: '7f3a' }, /held in memory only and is gone/],
      [{ state: 'environment', lastFour: '7f3a' }, /wins over the keychain/],
      [{ state: 'unavailable', locked: true, lastFour: '7f3a' }, /keychain is locked/],
      [{ state: 'unavailable', locked: false, lastFour: null }, /lasts for this session/],
      [{ state: 'rejected', lastFour: '7f3a' }, /does not accept this key/],
    ];
    for (const [key, words] of cases) {
      panel(key);
      expect(screen.getByText(words)).toBeTruthy();
      cleanup();
    }
  });

  test('a key from the environment can be checked, but not replaced or forgotten', () => {
    panel({ state: 'environment', lastFour: '7f3a' });
    expect(screen.getByRole('button', { name: 'Check' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Replace' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Forget this key' })).toBeNull();
  });

  test('asks before it forgets, and offers the field again', async () => {
    const { bridge } = panel(STORED);
    await userEvent.click(screen.getByRole('button', { name: 'Forget this key' }));
    expect(bridge.asked('key.forget')).toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: 'Forget' }));
    await waitFor(() => expect(bridge.asked('key.forget')).toHaveLength(1));
    expect(await screen.findByText('Nowhere yet')).toBeTruthy();
  });
});

import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ShortcutSheet } from '../../../../../../renderer/app/commands/shortcut-sheet.tsx';
import { ShortcutsPage } from '../../../../../../renderer/features/settings/shortcuts/shortcuts-page.tsx';
import { sessionChanged, useSession } from '../../../../../../renderer/mirror/session.ts';
import { readSettings } from '../../../../../../shared/settings.ts';
import type { ShortcutChanges } from '../../../../../../shared/shortcuts.ts';
import { fakeBridge } from '../../../../../support/fake-bridge.ts';

const begin = (shortcuts: ShortcutChanges = {}) => sessionChanged({ settings: readSettings({ shortcuts }) });
const kept = () => useSession.getState().settings.shortcuts;

beforeEach(() => {
  begin();
  fakeBridge({ 'settings.change': (change) => readSettings({ ...useSession.getState().settings, ...change }) });
  render(<ShortcutsPage />);
});
afterEach(cleanup);

/** The button with a command's keys. Eighty rows are slow to look through by role. */
const keysOf = (command: string) =>
  document.querySelector<HTMLElement>(`button[aria-label^="${command}: "]`) ?? expect.fail(`no keys of ${command}`);
const search = () => screen.getByLabelText('Search commands and keys');
const newKeys = () => screen.queryByLabelText('New keys for Inspector');
const nameOf = (one: Element) => one.getAttribute('aria-label');
const descriptionOf = (one: Element) =>
  document.querySelector(`[id="${one.getAttribute('aria-describedby')}"]`)?.textContent;
const said = () => document.querySelector('output')?.textContent;

/** Opens a command's keys by key, and presses others. */
async function press(command: string, ...keys: readonly string[]): Promise<void> {
  const user = userEvent.setup();
  keysOf(command).focus();
  await user.keyboard('{Enter}');
  for (const one of keys) await user.keyboard(one);
}

describe('a shortcut', () => {
  test('is changed by keys alone, read out, and focus is back on it', async () => {
    await press('Inspector', '{Control>}{Shift>}u{/Shift}{/Control}');
    expect(kept()).toEqual({ 'toggle-inspector': 'Mod+Shift+U' });
    expect(nameOf(keysOf('Inspector'))).toBe('Inspector: Ctrl+Shift+U. Change');
    expect(document.activeElement).toBe(keysOf('Inspector'));
    expect(said()).toBe('Inspector: Ctrl+Shift+U.');
  });

  test('stays as it is with Escape, and focus is back on it', async () => {
    await press('Inspector', '{Escape}');
    expect(kept()).toEqual({});
    expect(document.activeElement).toBe(keysOf('Inspector'));
  });

  test('stays as it is when a person goes elsewhere', async () => {
    await press('Inspector');
    expect(document.activeElement).toBe(newKeys());
    await userEvent.click(search());
    expect(newKeys()).toBeNull();
    expect(document.activeElement).toBe(search());
  });

  test('is removed with Backspace or a button', async () => {
    await press('Inspector', '{Backspace}');
    expect(kept()).toEqual({ 'toggle-inspector': null });
    expect(nameOf(keysOf('Inspector'))).toBe('Inspector: no shortcut. Add one');
    expect(said()).toBe('Inspector has no shortcut now.');
    await press('Again');
    await userEvent.click(screen.getByText('No shortcut'));
    expect(kept()).toEqual({ 'toggle-inspector': null, again: null });
  });

  test('waits while only Shift, Control or Alt is held', async () => {
    await press('Inspector', '{Control>}{Shift>}{/Shift}{/Control}');
    expect(document.activeElement).toBe(newKeys());
    expect(said()).toBe('');
  });
});

test('keys that can’t be had are refused with a reason, seen and read out, and others can follow', async () => {
  await press('Inspector', '{Control>}q{/Control}', 'p');
  const reason =
    'Inspector also works while you write, where P belongs to the text. Hold Ctrl with it, or take a function key.';
  expect(screen.getAllByText(reason)).toHaveLength(2);
  const field = newKeys() ?? expect.fail('nothing waits for keys');
  expect(document.activeElement).toBe(field);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(descriptionOf(field)).toBe(reason);
  await userEvent.keyboard('{F5}');
  expect(kept()).toEqual({ 'toggle-inspector': 'F5' });
});

describe('keys that another command has', () => {
  test('are asked about, and taken from it once a person agrees', async () => {
    await press('Inspector', '{Control>}k{/Control}');
    const use = screen.getByText('Use it here');
    expect(descriptionOf(use)).toBe('Ctrl+K is used by Commands. Use it here instead?');
    expect(document.activeElement).toBe(use);
    expect(kept()).toEqual({});
    await userEvent.keyboard('{Enter}');
    expect(kept()).toEqual({ 'toggle-inspector': 'Mod+K', palette: null });
    expect(said()).toBe('Inspector: Ctrl+K. Commands has no shortcut now.');
    expect(document.activeElement).toBe(keysOf('Inspector'));
  });

  test('are left with it when a person takes others, or Escape', async () => {
    await press('Inspector', '{Control>}k{/Control}');
    await userEvent.click(screen.getByText('Other keys'));
    await userEvent.keyboard('{Control>}j{/Control}');
    expect(kept()).toEqual({ 'toggle-inspector': 'Mod+J' });
    await press('Again', '{Control>}k{/Control}', '{Escape}');
    expect(kept()).toEqual({ 'toggle-inspector': 'Mod+J' });
    expect(document.activeElement).toBe(keysOf('Again'));
  });

  test('in mask mode are not asked about, but told', async () => {
    await press('Show in folder', 'b');
    expect(kept()).toEqual({ reveal: 'B' });
    expect(screen.getByText('B is Brush while a mask is drawn, and Show in folder otherwise.')).toBeTruthy();
  });
});

describe('going back to the keys the app came with', () => {
  test('is offered where they differ', async () => {
    expect(screen.queryByLabelText(/^Reset to/)).toBeNull();
    await press('Inspector', '{F5}');
    await userEvent.click(screen.getByLabelText('Reset to Ctrl+I'));
    expect(kept()).toEqual({});
    expect(document.activeElement).toBe(keysOf('Inspector'));
  });

  test('asks when another command has them by now', async () => {
    begin({ palette: 'Mod+J', again: 'Mod+K' });
    await userEvent.click(await screen.findByLabelText('Reset to Ctrl+K'));
    expect(await screen.findByText('Ctrl+K is used by Again. Use it here instead?')).toBeTruthy();
    await userEvent.click(screen.getByText('Use it here'));
    expect(kept()).toEqual({ again: null });
  });

  test('all at once asks first', async () => {
    begin({ palette: 'Mod+J', again: null });
    await userEvent.click(await screen.findByText('Reset all'));
    const question = screen.getByRole('alertdialog', { name: 'Reset all shortcuts?' });
    expect(question.textContent).toContain('2 commands get back the keys the app came with.');
    await userEvent.click(within(question).getByRole('button', { name: 'Reset all' }));
    expect(kept()).toEqual({});
    expect(said()).toBe('All shortcuts are reset.');
  });
});

test('commands are found by name or keys, and arrows go from one to the next', async () => {
  await userEvent.type(search(), 'zoom');
  expect(document.querySelectorAll('li')).toHaveLength(2);
  keysOf('Zoom in').focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(keysOf('Zoom out'));
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  expect(document.activeElement).toBe(keysOf('Zoom in'));
  await userEvent.clear(search());
  await userEvent.type(search(), 'ctrl+k');
  expect(document.querySelectorAll('li')).toHaveLength(1);
  await userEvent.type(search(), ' nonsense');
  expect(screen.getByText('No command or keys like that.')).toBeTruthy();
});

test('a change is on the sheet of shortcuts at once', async () => {
  cleanup();
  render(<ShortcutSheet />);
  const line = (name: string) => screen.queryByText(name)?.parentElement?.textContent;
  expect(line('Inspector')).toBe('InspectorCtrlI');
  expect(line('Show in folder')).toBeUndefined();
  begin({ 'toggle-inspector': 'Mod+J', reveal: 'Mod+Alt+R', again: null });
  await screen.findByText('Show in folder');
  expect(line('Inspector')).toBe('InspectorCtrlJ');
  expect(line('Show in folder')).toBe('Show in folderCtrlAltR');
  expect(line('Again')).toBeUndefined();
});

import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { TextField } from '../../../../renderer/ui/field.tsx';
import { Segmented } from '../../../../renderer/ui/segmented.tsx';
import { Select } from '../../../../renderer/ui/select.tsx';
import { Stepper } from '../../../../renderer/ui/stepper.tsx';
import { Switch } from '../../../../renderer/ui/switch.tsx';

afterEach(cleanup);

function descriptionOf(element: HTMLElement): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

describe('a text field', () => {
  test('says its issue with the field, and repairs it by one press', async () => {
    const fix = vi.fn();
    render(
      <TextField
        label="Size"
        issue={{ text: 'Sides must be multiples of 16.', fix: { label: 'Use 1008', onPress: fix } }}
      />,
    );
    const field = screen.getByRole('textbox', { name: 'Size' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(descriptionOf(field)).toContain('Sides must be multiples of 16.');
    await userEvent.click(screen.getByRole('button', { name: 'Use 1008' }));
    expect(fix).toHaveBeenCalledOnce();
  });

  test('says its warning and its hint without being wrong', () => {
    render(<TextField label="Size" warning="Experimental above 2560." hint="In pixels." />);
    const field = screen.getByRole('textbox', { name: 'Size' });
    expect(field.getAttribute('aria-invalid')).toBeNull();
    expect(descriptionOf(field)).toBe('Experimental above 2560.In pixels.');
  });
});

describe('a segmented control', () => {
  const segments = [
    { id: 'auto', label: 'Auto' },
    { id: 'low', label: 'Low', isDisabled: true },
    { id: 'high', label: 'High' },
  ] as const;

  function Quality() {
    const [value, setValue] = useState<'auto' | 'low' | 'high'>('auto');
    return <Segmented label="Quality" segments={segments} value={value} onChange={setValue} />;
  }

  test('is a radio group in which arrows choose and step over what is off', async () => {
    render(<Quality />);
    expect(screen.getByRole('radiogroup', { name: 'Quality' })).toBeTruthy();
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'High' }).checked).toBe(true);
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Auto' }).checked).toBe(true);
  });
});

describe('a stepper', () => {
  test('stops at its limits', async () => {
    const onChange = vi.fn();
    render(<Stepper label="Pictures" defaultValue={9} minValue={1} maxValue={10} onChange={onChange} />);
    const more = screen.getByRole<HTMLButtonElement>('button', { name: /increase/i });
    await userEvent.click(more);
    expect(onChange).toHaveBeenLastCalledWith(10);
    expect(more.disabled).toBe(true);
    await userEvent.click(more);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  test('brings a typed number back within its limits', async () => {
    const onChange = vi.fn();
    render(<Stepper label="Pictures" defaultValue={4} minValue={1} maxValue={10} onChange={onChange} />);
    const field = screen.getByRole('textbox', { name: 'Pictures' });
    await userEvent.clear(field);
    await userEvent.type(field, '42');
    await userEvent.tab();
    expect(onChange).toHaveBeenLastCalledWith(10);
  });
});

describe('a select', () => {
  test('shows the chosen option, keeps what is off in the list with its reason, and does not choose it', async () => {
    const onChange = vi.fn();
    const options = [
      { id: 'png', label: 'PNG' },
      { id: 'jpeg', label: 'JPEG', offBecause: 'no transparency' },
      { id: 'webp', label: 'WebP' },
    ];
    render(<Select label="Format" options={options} value="png" onChange={onChange} />);
    await userEvent.click(screen.getByRole('button', { name: /PNG.*Format/ }));
    const off = screen.getByRole('option', { name: /JPEG/ });
    expect(off.getAttribute('aria-disabled')).toBe('true');
    expect(off.textContent).toContain('no transparency');
    await userEvent.click(off);
    expect(onChange).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('option', { name: /WebP/ }));
    expect(onChange).toHaveBeenCalledWith('webp');
  });
});

describe('a switch', () => {
  test('keeps its name when its words are hidden', async () => {
    const onChange = vi.fn();
    render(<Switch label="Show previews" isLabelHidden onChange={onChange} />);
    await userEvent.click(screen.getByRole('switch', { name: 'Show previews' }));
    expect(onChange).toHaveBeenCalledWith(true);
  });
});

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CropDialog } from '../../../../../../renderer/features/compose/crop/crop-dialog.tsx';
import { useDraftStore } from '../../../../../../renderer/features/compose/draft-store.ts';
import type { InputRef } from '../../../../../../shared/request.ts';
import { fakeBridge } from '../../../../../support/fake-bridge.ts';
import { inputRef } from '../../../../../support/requests.ts';
import { draftNow, freshStart } from '../compose-world.tsx';

const [taken, cropped, mask] = [inputRef('a'), inputRef('b'), inputRef('c')];
let finish: (edited: InputRef) => void;
const applied = vi.fn();

beforeEach(async () => {
  freshStart();
  applied.mockClear();
  const edited = new Promise<InputRef>((resolve) => {
    finish = resolve;
  });
  fakeBridge({ 'input.readEdit': () => null, 'input.edit': () => edited });
  useDraftStore.setState(({ draft }) => ({ draft: { ...draft, references: [taken], mask } }));
});
afterEach(cleanup);

/** Open until it is closed, as the window shows it, with Apply pressed and the picture being made. */
async function applying() {
  const onClose = vi.fn(() => shown.rerender(<p>Closed</p>));
  const shown = render(<CropDialog reference={taken.hash} onClose={onClose} onApplied={applied} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Apply' }));
}

describe('a reference being cropped', () => {
  test('is replaced once the picture is made', async () => {
    await applying();
    await act(async () => finish(cropped));
    await waitFor(() => expect(applied).toHaveBeenCalledWith(cropped.hash));
    expect(draftNow().references).toEqual([cropped]);
  });

  test.each(['Enter', 'Escape'])(
    'stays, and its mask with it, when %s on Cancel comes before the picture',
    async (key) => {
      await applying();
      act(() => screen.getByRole('button', { name: 'Cancel' }).focus());
      await userEvent.keyboard(`{${key}}`);
      screen.getByText('Closed');
      await act(async () => finish(cropped));
      expect(draftNow()).toMatchObject({ references: [taken], mask });
      expect(applied).not.toHaveBeenCalled();
    },
  );
});

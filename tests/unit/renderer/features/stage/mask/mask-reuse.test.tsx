import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MaskCommands } from '../../../../../../renderer/app/commands/mask-commands.tsx';
import { runCommand } from '../../../../../../renderer/commands.ts';
import { maskFileChosen } from '../../../../../../renderer/features/stage/mask/mask-import.ts';
import { shapeFinished } from '../../../../../../renderer/features/stage/mask/mask-edits.ts';
import { maskTakenFrom } from '../../../../../../renderer/features/stage/mask/mask-reuse.ts';
import { MaskPanel } from '../../../../../../renderer/features/stage/mask/mask-panel.tsx';
import { useMask } from '../../../../../../renderer/features/stage/mask/mask-state.ts';
import {
  currentMask,
  featherChanged,
  maskedPictureChanged,
  settleMask,
} from '../../../../../../renderer/features/stage/mask/mask-work.ts';
import { StretchQuestion } from '../../../../../../renderer/features/stage/mask/stretch-question.tsx';
import { useNotices } from '../../../../../../renderer/notices.ts';
import { type InputRef, MaskRef, MOST_FEATHER } from '../../../../../../shared/request.ts';
import { type KeptMasks, keptMasks } from '../../../../../support/kept-masks.ts';

const picture = (hash: string, name: string, size = { width: 40, height: 30 }): InputRef => ({
  hash: hash.repeat(64),
  kind: 'png',
  ...size,
  bytes: 1000,
  name,
});
const [jug, bowl, wide] = [
  picture('a', 'jug.png'),
  picture('b', 'bowl.png'),
  picture('c', 'wide.png', { width: 80, height: 30 }),
];
const repainted = () => useMask.getState().facts.repainted;
const open = (next: InputRef) => act(() => maskedPictureChanged(next, null));

/** A mask of 50 pixels with a soft edge. */
async function drawOn(on: InputRef, feather = 6): Promise<void> {
  await open(on);
  act(() => {
    shapeFinished({ kind: 'rectangle', box: { x: 2, y: 3, width: 10, height: 5 } });
    featherChanged(feather);
  });
  await act(settleMask);
}

let masks: KeptMasks;
beforeEach(() => {
  masks = keptMasks();
  useNotices.setState({ notices: [] });
  render(
    <>
      <MaskCommands />
      <MaskPanel />
      <StretchQuestion />
    </>,
  );
});
afterEach(async () => {
  cleanup();
  await maskedPictureChanged(null, null);
});

describe('the mask of another picture', () => {
  test('is offered while a picture of the same size has none, and taken with its feather as one step', async () => {
    await drawOn(jug);
    await drawOn(wide);
    await open(bowl);
    await userEvent.click(await screen.findByRole('button', { name: 'Use the mask of jug.png' }));
    await waitFor(() => expect(repainted()).toBe(50));
    expect(useMask.getState()).toMatchObject({ feather: 6, facts: { steps: 1 } });
    expect(screen.queryByRole('button', { name: /Use the mask of/ })).toBeNull();
    await open(jug);
    expect(repainted()).toBe(50);
  });

  test('is chosen from those of the same size, the one drawn last first', async () => {
    await drawOn(jug);
    await drawOn(wide);
    await drawOn(bowl);
    await open(picture('d', 'plate.png'));
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    const items = await screen.findAllByRole('menuitem', { name: /\.png/ });
    expect(items.map((item) => item.textContent)).toEqual(['bowl.png', 'jug.png']);
    await userEvent.click(items[1] ?? document.body);
    await waitFor(() => expect(repainted()).toBe(50));
  });
});

test.each([
  ['as it is', jug],
  ['stretched', wide],
])('the mask of another picture, to be taken %s, comes too late once the picture changed', async (_how, from) => {
  await drawOn(from);
  await open(bowl);
  const taken = maskTakenFrom({ picture: from.hash, name: from.name, width: from.width, height: from.height });
  await open(picture('d', 'plate.png'));
  await act(() => taken);
  expect(useMask.getState()).toMatchObject({ feather: 0, stretching: null, facts: { steps: 0, repainted: 0 } });
  expect(useNotices.getState().notices).toEqual([]);
});

describe('an imported mask', () => {
  test('of another size is stretched when a person agrees', async () => {
    await open(jug);
    const file = new File([new Uint8Array([1])], 'drawn.png');
    await act(() => maskFileChosen(file));
    await userEvent.click(await screen.findByRole('button', { name: 'Stretch it' }));
    await waitFor(() => expect(repainted()).toBe(1200));
  });
});

describe('a copied mask', () => {
  test('is pasted as it was when it was copied', async () => {
    await drawOn(jug);
    expect(runCommand('mask-paste')).toBe(false);
    await act(async () => void runCommand('mask-copy'));
    await waitFor(() => expect(useNotices.getState().notices[0]?.title).toBe('Mask copied'));
    act(() => shapeFinished({ kind: 'rectangle', box: { x: 20, y: 20, width: 5, height: 5 } }));
    await open(bowl);
    act(() => void runCommand('mask-paste'));
    expect(repainted()).toBe(50);
    expect(useMask.getState().feather).toBe(6);
  });

  test('of another size says both sizes and is stretched only when asked to', async () => {
    await drawOn(jug);
    await act(async () => void runCommand('mask-copy'));
    await open(wide);
    act(() => void runCommand('mask-paste'));
    const question = await screen.findByRole('alertdialog', { name: 'Stretch the mask?' });
    expect(question.textContent).toContain('“jug.png” is 40 × 30, the picture is 80 × 30.');
    expect(repainted()).toBe(0);
    await userEvent.click(screen.getByRole('button', { name: 'Stretch it' }));
    expect(repainted()).toBe(100);
    const { data = new Uint8Array() } = currentMask()?.mask ?? {};
    expect([data[3 * 80 + 3], data[3 * 80 + 4], data[3 * 80 + 23], data[3 * 80 + 24]]).toEqual([0, 255, 255, 0]);
  });

  test('far smaller has its feather stretched to the most there is, which can be kept and sent', async () => {
    await drawOn(jug, 200);
    await act(async () => void runCommand('mask-copy'));
    const vast = picture('e', 'vast.png', { width: 400, height: 300 });
    await open(vast);
    act(() => void runCommand('mask-paste'));
    await userEvent.click(await screen.findByRole('button', { name: 'Stretch it' }));
    await act(settleMask);
    const feather = masks.asked('mask.save').at(-1)?.feather;
    expect(feather).toBe(MOST_FEATHER);
    expect(MaskRef.safeParse({ ...vast, feather }).success).toBe(true);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  test('of another size is asked about for that picture only, and no more once mask mode was left', async () => {
    await drawOn(jug);
    await act(async () => void runCommand('mask-copy'));
    await open(wide);
    act(() => void runCommand('mask-paste'));
    await screen.findByRole('alertdialog');
    await open(bowl);
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    await open(wide);
    expect(screen.queryByRole('alertdialog')).toBeNull();
    act(() => void runCommand('mask-paste'));
    await screen.findByRole('alertdialog');
    cleanup();
    render(<StretchQuestion />);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  test('is not stretched onto a picture that came after the question', async () => {
    await drawOn(jug);
    await act(async () => void runCommand('mask-copy'));
    await open(wide);
    act(() => void runCommand('mask-paste'));
    const { stretching } = useMask.getState();
    await open(bowl);
    act(() => stretching?.stretch());
    expect(useMask.getState()).toMatchObject({ feather: 0, facts: { steps: 0, repainted: 0 } });
    expect(useNotices.getState().notices.map(({ title }) => title)).toEqual(['Mask copied']);
  });

  test('of another size is left when it may not be stretched', async () => {
    await drawOn(jug);
    await act(async () => void runCommand('mask-copy'));
    await open(wide);
    act(() => void runCommand('mask-paste'));
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(repainted()).toBe(0);
  });
});

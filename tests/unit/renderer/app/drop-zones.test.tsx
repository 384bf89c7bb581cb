import { cleanup, createEvent, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DropZones } from '../../../../renderer/app/drop-zones.tsx';
import { listenToFileDrags } from '../../../../renderer/app/file-drag.ts';
import { newDraft, useDraftStore } from '../../../../renderer/features/compose/draft-store.ts';
import { readSettings } from '../../../../shared/settings.ts';
import { sessionChanged } from '../../../../renderer/mirror/session.ts';
import { fakeBridge } from '../../../support/fake-bridge.ts';
import { inputRef } from '../../../support/requests.ts';

function Page() {
  useEffect(listenToFileDrags, []);
  return <DropZones />;
}

const FILE = new File(['x'], 'jug.png', { type: 'image/png' });
const dataTransfer = { types: ['Files'], items: [{}], files: [FILE], dropEffect: 'none' };
const references = () => useDraftStore.getState().draft.references;

beforeEach(() => {
  sessionChanged({ settings: readSettings({}) });
  useDraftStore.setState({ draft: { ...newDraft(), references: [inputRef('b', { name: 'bowl.png' })] } });
});
afterEach(cleanup);

function drag() {
  const bridge = fakeBridge({}, () => [{ ok: true, input: inputRef('a'), asset: null }]);
  render(<Page />);
  fireEvent.dragEnter(document.body, { dataTransfer });
  return bridge;
}

describe('files held over the window', () => {
  test('are offered two places, with what they would be', async () => {
    drag();
    expect(await screen.findByText('goes before bowl.png')).toBeTruthy();
    expect(screen.getByText('1 file, 1 + 1 of 16')).toBeTruthy();
  });

  test('become references', async () => {
    const bridge = drag();
    fireEvent.drop(await screen.findByText('Add as references'), { dataTransfer });
    await waitFor(() => expect(references()).toEqual([inputRef('b', { name: 'bowl.png' }), inputRef('a')]));
    expect(bridge.files).toEqual([[FILE]]);
    await waitFor(() => expect(screen.queryByText('Add as references')).toBeNull());
  });

  test('become the picture being edited', async () => {
    drag();
    fireEvent.drop(await screen.findByText('Edit this picture'), { dataTransfer });
    await waitFor(() => expect(references()[0]).toEqual(inputRef('a')));
  });

  test('never replace the page when they are let go elsewhere', () => {
    drag();
    const drop = createEvent.drop(document.body, { dataTransfer });
    fireEvent(document.body, drop);
    expect(drop.defaultPrevented).toBe(true);
    expect(references()).toHaveLength(1);
  });

  test('leave the places when they leave the window', async () => {
    drag();
    await screen.findByText('Add as references');
    fireEvent.dragLeave(document.body, { relatedTarget: null, dataTransfer });
    await waitFor(() => expect(screen.queryByText('Add as references')).toBeNull());
  });

  test('are not what the page itself drags', () => {
    fakeBridge();
    render(<Page />);
    fireEvent.dragStart(document.body);
    fireEvent.dragEnter(document.body, { dataTransfer });
    expect(screen.queryByText('Add as references')).toBeNull();
    fireEvent.dragEnd(document.body);
  });
});

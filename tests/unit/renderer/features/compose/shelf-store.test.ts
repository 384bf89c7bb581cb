import { beforeEach, expect, test } from 'vitest';
import { draftCleared, parentsOf, useDraftStore } from '../../../../../renderer/features/compose/draft-store.ts';
import { referencesAdded } from '../../../../../renderer/features/compose/references.ts';
import {
  assetsPinned,
  pinnedChosen,
  referencePinned,
  shelfRead,
  unpinned,
  useShelf,
} from '../../../../../renderer/features/compose/shelf/shelf-store.ts';
import { useNotices } from '../../../../../renderer/notices.ts';
import { MOST_PINNED, type PinnedInput } from '../../../../../shared/pinned.ts';
import { fakeBridge, Refusal } from '../../../../support/fake-bridge.ts';
import { inputRef } from '../../../../support/requests.ts';
import { assetId } from '../../../../support/window-views.ts';
import { draftNow, freshStart, good } from './compose-world.tsx';

const ASSET = '3a'.repeat(12);
const names = () => draftNow().references.map(({ name }) => name);
const titles = () => useNotices.getState().notices.map(({ title }) => title);

/** Main's shelf, as far as the window needs it. */
function shelfInMain(kept: readonly PinnedInput[] = []) {
  let pinned = kept;
  return fakeBridge({
    'input.pinned': () => pinned,
    'input.pin': (input) => (pinned = [...input.pinned, ...pinned]),
    'input.unpin': ({ hashes }) => (pinned = pinned.filter(({ input }) => !hashes.includes(input.hash))),
    'input.fromAsset': () => inputRef('c'),
  });
}

beforeEach(() => {
  freshStart();
  useShelf.setState({ pinned: [], isOpen: false });
});

test('a reference is pinned with the picture it came from, which is a parent again when it is used', async () => {
  shelfInMain();
  referencesAdded([{ ...good('a'), asset: ASSET }]);
  await referencePinned(inputRef('a').hash);
  expect(titles()).toEqual(['Pinned to the shelf']);
  draftCleared();
  pinnedChosen(new Set([inputRef('a').hash]));
  expect(names()).toEqual(['a.png']);
  expect(parentsOf(useDraftStore.getState())).toEqual([ASSET]);
});

test('pictures of the library are pinned as they are', async () => {
  const bridge = shelfInMain();
  await assetsPinned([ASSET]);
  expect(bridge.asked('input.pin')).toEqual([{ pinned: [{ input: inputRef('c'), asset: ASSET }] }]);
  expect(draftNow().references).toEqual([]);
});

test('two pictures of the same bytes are pinned once', async () => {
  const bridge = shelfInMain();
  await assetsPinned([assetId(2), assetId(3), assetId(2)]);
  expect(bridge.asked('input.fromAsset')).toEqual([{ id: assetId(2) }, { id: assetId(3) }]);
  expect(bridge.asked('input.pin')).toEqual([{ pinned: [{ input: inputRef('c'), asset: assetId(2) }] }]);
  expect(titles()).toEqual(['Pinned to the shelf']);
});

test.each([1, 1200])('%d more than the shelf has room for are refused before any is read', async (more) => {
  const bridge = shelfInMain([{ input: inputRef('a'), asset: null }]);
  await shelfRead();
  await assetsPinned(Array.from({ length: MOST_PINNED - 1 + more }, (_none, n) => assetId(n)));
  expect(titles()).toEqual(['The shelf is full']);
  expect(bridge.calls.map(({ name }) => name)).toEqual(['input.pinned']);
});

test('a picture on the shelf comes to the front also when the shelf is full', async () => {
  const bridge = shelfInMain(
    Array.from({ length: MOST_PINNED }, (_none, n) => ({ input: inputRef('a'), asset: assetId(n) })),
  );
  await shelfRead();
  await assetsPinned([assetId(7)]);
  expect(bridge.asked('input.pin')).toHaveLength(1);
});

test('choosing on the shelf adds and takes out what is pinned, and leaves other references alone', async () => {
  shelfInMain([
    { input: inputRef('a'), asset: null },
    { input: inputRef('b'), asset: null },
  ]);
  await shelfRead();
  referencesAdded([good('d'), good('a')]);
  pinnedChosen(new Set([inputRef('b').hash]));
  expect(names()).toEqual(['d.png', 'b.png']);
  pinnedChosen(new Set());
  expect(names()).toEqual(['d.png']);
});

test('what is taken off the shelf stays a reference', async () => {
  shelfInMain([{ input: inputRef('a'), asset: null }]);
  await shelfRead();
  pinnedChosen(new Set([inputRef('a').hash]));
  await unpinned([inputRef('a').hash]);
  expect(useShelf.getState().pinned).toEqual([]);
  expect(names()).toEqual(['a.png']);
});

test('a full shelf is said, and stays as it is', async () => {
  fakeBridge({
    'input.pin': () => {
      throw new Refusal({ kind: 'shelf-full', most: 48 });
    },
  });
  referencesAdded([good('a')]);
  await referencePinned(inputRef('a').hash);
  expect(titles()).toEqual(['The shelf is full']);
  expect(useShelf.getState().pinned).toEqual([]);
});

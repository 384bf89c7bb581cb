import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useFilterCount } from '../../../../../renderer/features/library/library-counts.ts';
import { useLibrary } from '../../../../../renderer/mirror/library.ts';
import { fakeBridge, type FakeBridge } from '../../../../support/fake-bridge.ts';

let total: number;
let bridge: FakeBridge;
const counted = () => bridge.asked('library.page').length;

beforeEach(() => {
  vi.useFakeTimers();
  total = 3;
  bridge = fakeBridge({ 'library.page': () => ({ assets: [], next: null, total }) });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  useLibrary.setState({ revision: 0, assets: {} });
});

const count = () => renderHook(() => useFilterCount({ words: '', source: 'all', model: null }));
const settle = () => act(() => vi.advanceTimersByTimeAsync(1000));
const changed = () => act(() => useLibrary.setState(({ revision }) => ({ revision: revision + 1 })));

test('counts once changes have settled, and again after the library changed', async () => {
  const { result } = count();
  expect(result.current).toBe(null);
  await settle();
  expect(result.current).toBe(3);
  total = 5;
  changed();
  changed();
  expect(result.current).toBe(3);
  await settle();
  expect(result.current).toBe(5);
  expect(counted()).toBe(2);
});

test('counts nothing for a list that nobody looks at any more', async () => {
  const { unmount } = count();
  await settle();
  changed();
  unmount();
  changed();
  await settle();
  expect(counted()).toBe(1);
});

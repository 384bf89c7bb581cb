import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ReorderableList } from '../../../../../renderer/ui/reorderable-list.tsx';
test('empty', () => {
  render(<ReorderableList label="x" items={[]} onReorder={() => {}} onRemove={() => {}} renderItem={() => <i />} after={<b>plus</b>} />);
  expect(screen.getByText('plus')).toBeTruthy();
});
test('grid of fresh items', () => {
  render(<ReorderableList label="x" items={[{id:'a',label:'a'}]} onReorder={() => {}} renderItem={() => <i />} />);
});

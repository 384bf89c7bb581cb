import { GripVertical } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import {
  Button as AriaButton,
  DropIndicator,
  GridList,
  GridListItem,
  type Key,
  useDragAndDrop,
} from 'react-aria-components';
import { cx } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './reorderable-list.module.css';

export type ReorderableItem = {
  readonly id: string;
  /** What it is, in words. */
  readonly label: string;
};

export type ReorderableListProps<Item extends ReorderableItem> = {
  readonly label: string;
  readonly items: readonly Item[];
  /** The new order, complete. */
  readonly onReorder: (ids: readonly string[]) => void;
  readonly onRemove?: (id: string) => void;
  /** Enter or a double click. */
  readonly onOpen?: (id: string) => void;
  /** Focus, a press or a menu has come to one. */
  readonly onActive?: (id: string) => void;
  readonly renderItem: (item: Item) => ReactNode;
  /** After the last item: the place to add one. */
  readonly after?: ReactNode;
};

/** Ids with `moved` taken out and put back before or after `target`. */
export function reorder(
  ids: readonly string[],
  moved: ReadonlySet<Key>,
  target: Key,
  side: 'before' | 'after',
): readonly string[] {
  const rest = ids.filter((id) => !moved.has(id));
  const index = rest.indexOf(String(target)) + (side === 'after' ? 1 : 0);
  return [...rest.slice(0, index), ...ids.filter((id) => moved.has(id)), ...rest.slice(index)];
}

/** Ids with one moved by so many places, or the same list when it is already at the end. */
export function moveBy(ids: readonly string[], id: string, step: 1 | -1): readonly string[] {
  const from = ids.indexOf(id);
  const neighbour = ids[from + step];
  return neighbour === undefined ? ids : reorder(ids, new Set([id]), neighbour, step === 1 ? 'after' : 'before');
}

const itemAt = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest('[data-key]')?.getAttribute('data-key') ?? null) : null;
const isItem = (target: EventTarget): boolean => target instanceof Element && target.hasAttribute('data-key');
/** Keys with one of these are the window's: Mod+Enter sends. */
const hasModifier = ({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey || shiftKey;
const REMOVES: readonly string[] = ['Delete', 'Backspace'];
const isOnButton = (target: EventTarget): boolean => target instanceof Element && target.closest('button') !== null;

function heard(target: EventTarget, then?: (id: string) => void): void {
  const id = itemAt(target);
  if (id !== null) then?.(id);
}

/**
 * Things whose order matters, side by side. Drag them; or Alt with ← and →; or Enter on the grip, arrows, Enter. Delete
 * removes one, Enter opens one.
 */
export function ReorderableList<Item extends ReorderableItem>(props: ReorderableListProps<Item>) {
  const { label, items, onReorder, onRemove, onOpen, onActive, renderItem, after } = props;
  const ids = items.map(({ id }) => id);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      if (target.dropPosition !== 'on') onReorder(reorder(ids, keys, target.key, target.dropPosition));
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className={cx(styles.gap)} />,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const id = itemAt(event.target);
    if (id === null) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.altKey && (step === 1 || step === -1)) {
      event.preventDefault();
      event.stopPropagation();
      onReorder(moveBy(ids, id, step));
    } else if (onRemove && REMOVES.includes(event.key) && !hasModifier(event)) {
      // The window has a use for these keys too, on the picture in sight.
      event.preventDefault();
      event.stopPropagation();
      onRemove(id);
    } else if (onOpen && event.key === 'Enter' && !hasModifier(event) && isItem(event.target)) onOpen(id);
  };
  return (
    // Only listens to keys on their way to the items.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={cx(styles.row)}
      onKeyDownCapture={onKeyDown}
      onDoubleClick={({ target }) => heard(target, isOnButton(target) ? undefined : onOpen)}
      onFocusCapture={({ target }) => heard(target, onActive)}
      onPointerDownCapture={({ target }) => heard(target, onActive)}
    >
      <GridList
        aria-label={label}
        items={items}
        layout="grid"
        dragAndDropHooks={dragAndDropHooks}
        dependencies={[renderItem]}
        className={cx(styles.list)}
      >
        {(item) => (
          <GridListItem id={item.id} textValue={item.label} className={cx(styles.item)}>
            {renderItem(item)}
            <AriaButton slot="drag" className={cx(styles.grip)}>
              <Icon shape={GripVertical} size={14} />
            </AriaButton>
          </GridListItem>
        )}
      </GridList>
      {after && <div className={cx(styles.after)}>{after}</div>}
    </div>
  );
}

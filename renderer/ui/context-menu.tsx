import { type MouseEvent, useRef, useState } from 'react';
import styles from './context-menu.module.css';
import { cx } from './class-names.ts';
import { Menu, type MenuProps } from './menu.tsx';
import { Popover } from './popover.tsx';

/** A place in the window, in pixels from its top left corner. */
export type Point = { readonly x: number; readonly y: number };

/**
 * Where a context menu is open, if it is. Spread `onContextMenu` on the area: the pointer, the menu key and Shift+F10 all
 * arrive there, the keys with the place of the focused element. `openAt` is for a button that opens it too.
 */
export function useContextMenu() {
  const [at, setAt] = useState<Point | null>(null);
  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault();
    setAt({ x: event.clientX, y: event.clientY });
  };
  return { at, onContextMenu, openAt: setAt, close: () => setAt(null) };
}

export type ContextMenuProps = MenuProps & { readonly at: Point | null; readonly onClose: () => void };

/** A menu that opens at a point. */
export function ContextMenu({ at, onClose, ...menu }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span
        ref={anchor}
        className={cx(styles.anchor)}
        style={at ? { left: at.x, top: at.y } : undefined}
        aria-hidden="true"
      />
      <Popover
        triggerRef={anchor}
        aria-label={menu.label}
        isOpen={at !== null}
        onOpenChange={(isOpen) => !isOpen && onClose()}
        placement="bottom start"
        offset={0}
      >
        <Menu {...menu} onClose={onClose} />
      </Popover>
    </>
  );
}

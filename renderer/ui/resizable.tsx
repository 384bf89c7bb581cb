import { Group, Panel, type GroupProps, type PanelProps, Separator } from 'react-resizable-panels';
import { cx } from './class-names.ts';
import styles from './resizable.module.css';

export { usePanelRef } from 'react-resizable-panels';

export type ResizableGroupProps = Pick<
  GroupProps,
  'children' | 'defaultLayout' | 'onLayoutChanged' | 'orientation' | 'id'
>;

/** Panels side by side, or one over the other. `onLayoutChanged` comes once per drag; keep what it says in the settings. */
export function ResizableGroup(props: ResizableGroupProps) {
  return <Group {...props} className={cx(styles.group)} />;
}

export type ResizablePanelProps = Pick<
  PanelProps,
  'children' | 'id' | 'defaultSize' | 'minSize' | 'maxSize' | 'collapsible' | 'collapsedSize' | 'panelRef' | 'onResize'
> & {
  /** Keeps its width in pixels when the window changes; the stage takes the rest. */
  readonly isFixed?: boolean;
};

/** One panel. Sizes are pixels as numbers, or strings with a unit. */
export function ResizablePanel({ isFixed = false, ...rest }: ResizablePanelProps) {
  return (
    <Panel
      {...rest}
      groupResizeBehavior={isFixed ? 'preserve-pixel-size' : 'preserve-relative-size'}
      className={cx(styles.panel)}
    />
  );
}

/** The hairline between two panels: wide to grab, arrows move it, a double click resets it. */
export function PanelSeparator({
  label,
  isDisabled = false,
}: {
  readonly label: string;
  readonly isDisabled?: boolean;
}) {
  return <Separator aria-label={label} disabled={isDisabled} className={cx(styles.separator)} />;
}

import type { ReactNode } from 'react';
import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components';
import { cx } from './class-names.ts';
import styles from './popover.module.css';

export type PopoverProps = Omit<AriaPopoverProps, 'className' | 'style' | 'children'> & {
  /** As wide as the control that opened it. */
  readonly isTriggerWide?: boolean;
  readonly children: ReactNode;
};

/** The floating ground of menus and lists; opened by the trigger around it. */
export function Popover({ isTriggerWide = false, children, ...rest }: PopoverProps) {
  return (
    <AriaPopover
      offset={4}
      {...rest}
      className={cx(styles.surface, styles.layer)}
      data-trigger-wide={isTriggerWide || undefined}
    >
      {children}
    </AriaPopover>
  );
}

/** A popover that holds controls rather than a list: put it in a `DialogTrigger`. It is the dialog itself. */
export function PopoverDialog({ label, children, ...rest }: PopoverProps & { readonly label: string }) {
  return (
    <Popover {...rest} aria-label={label}>
      <div className={cx(styles.inside)}>{children}</div>
    </Popover>
  );
}

/** The same ground without floating, for lists that stay open. */
export function Surface({ children }: { readonly children: ReactNode }) {
  return <div className={cx(styles.surface)}>{children}</div>;
}

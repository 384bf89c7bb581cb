import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps, Group } from 'react-aria-components';
import styles from './button.module.css';
import { cx } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';
import { formatShortcut } from './shortcut.ts';

/** `quiet-accent` is for the one thing to do in a toast; `link` sits inside a sentence. */
export type ButtonVariant = 'primary' | 'standard' | 'quiet' | 'quiet-accent' | 'danger' | 'danger-fill' | 'link';

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  readonly variant?: ButtonVariant;
  readonly size?: 'control' | 'large';
  readonly isWide?: boolean;
  readonly icon?: IconShape;
  /** Shown after the label, such as `Mod+Enter`. The key itself is bound elsewhere. */
  readonly shortcut?: string;
  readonly children: ReactNode;
};

/** A button with words. One filled button per view. */
export function Button(props: ButtonProps) {
  const { variant = 'standard', size = 'control', isWide = false, icon, shortcut, children, ...rest } = props;
  return (
    <AriaButton
      {...rest}
      className={cx(styles.button)}
      data-variant={variant}
      data-size={size}
      data-wide={isWide || undefined}
    >
      {icon && <Icon shape={icon} />}
      {children}
      {shortcut && (
        <span className={cx(styles.keys)} aria-hidden="true">
          {formatShortcut(shortcut)}
        </span>
      )}
    </AriaButton>
  );
}

/** Buttons joined at their edges, such as Export with its menu. */
export function ButtonGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Group aria-label={label} className={cx(styles.group)}>
      {children}
    </Group>
  );
}

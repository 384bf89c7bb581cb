import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  ToggleButton as AriaToggleButton,
  type ToggleButtonProps as AriaToggleButtonProps,
} from 'react-aria-components';
import styles from './button.module.css';
import type { ButtonVariant } from './button.tsx';
import { cx } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';
import { Tip, type TipProps } from './tooltip.tsx';

type Named = {
  /** What it does, in words: the name for assistive technology and the tooltip. */
  readonly label: string;
  readonly icon: IconShape;
  readonly shortcut?: string;
  /** 28, 32, or 36 with a 20-pixel icon in the rail. */
  readonly size?: 'control' | 'large' | 'rail';
  readonly tipPlacement?: TipProps['placement'];
};

type Chosen = 'className' | 'style' | 'children' | 'aria-label';

export type IconButtonProps = Named & Omit<AriaButtonProps, Chosen> & { readonly variant?: ButtonVariant };

/** A button without words; its tooltip says the words and the shortcut. */
export function IconButton(props: IconButtonProps) {
  const { label, icon, shortcut, size = 'control', tipPlacement = 'bottom', variant = 'quiet', ...rest } = props;
  return (
    <Tip text={label} shortcut={shortcut} placement={tipPlacement}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={cx(styles.button)}
        data-icon-only
        data-variant={variant}
        data-size={size}
      >
        <Icon shape={icon} size={size === 'rail' ? 20 : 16} />
      </AriaButton>
    </Tip>
  );
}

export type IconToggleProps = Named &
  Omit<AriaToggleButtonProps, Chosen> & {
    readonly variant?: 'standard' | 'quiet';
    /** Fills the icon while on, in place of a coloured ground: the star of a favourite. */
    readonly isFilledWhenOn?: boolean;
  };

/** An icon button that stays on. */
export function IconToggle(props: IconToggleProps) {
  const {
    label,
    icon,
    shortcut,
    size = 'control',
    tipPlacement = 'bottom',
    variant = 'standard',
    isFilledWhenOn,
    ...rest
  } = props;
  return (
    <Tip text={label} shortcut={shortcut} placement={tipPlacement}>
      <AriaToggleButton
        {...rest}
        aria-label={label}
        className={cx(styles.button)}
        data-icon-only
        data-filled={isFilledWhenOn || undefined}
        data-variant={variant}
        data-size={size}
      >
        {({ isSelected }) => (
          <Icon shape={icon} size={size === 'rail' ? 20 : 16} isFilled={isSelected && isFilledWhenOn === true} />
        )}
      </AriaToggleButton>
    </Tip>
  );
}

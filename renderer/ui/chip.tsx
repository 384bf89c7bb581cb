import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './chip.module.css';
import { cx } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';

/** Top left: check, before and after. Bottom left: draft, demo, preview n of m. Bottom right: mask, number of results. */
export type ChipCorner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';

export type ChipProps = {
  readonly at: ChipCorner;
  readonly tone?: 'plain' | 'accent' | 'demo';
  readonly icon?: IconShape;
  readonly children?: ReactNode;
};

/** A mark on the corner of a picture. */
export function Chip({ at, tone = 'plain', icon, children }: ChipProps) {
  return (
    <span className={cx(styles.chip)} data-at={at} data-tone={tone} data-square={(icon && !children) || undefined}>
      {icon && <Icon shape={icon} size={14} />}
      {children}
    </span>
  );
}

export type ChipButtonProps = {
  readonly label: string;
  readonly icon: IconShape;
  readonly isFilled?: boolean;
  readonly at?: ChipCorner;
  /** Hidden until the picture is under the pointer or holds focus. */
  readonly isShy?: boolean;
  /** False where the strip or grid around it offers the same by a key. */
  readonly isTabStop?: boolean;
  readonly onPress: () => void;
};

/** The thing to press on a picture, top right: cancel, or the star. */
export function ChipButton({
  label,
  icon,
  isFilled = false,
  at = 'top-right',
  isShy = false,
  isTabStop = true,
  onPress,
}: ChipButtonProps) {
  return (
    <AriaButton
      aria-label={label}
      onPress={onPress}
      excludeFromTabOrder={!isTabStop}
      className={cx(styles.chip, styles.button)}
      data-at={at}
      data-square
      data-shy={isShy || undefined}
    >
      <Icon shape={icon} size={14} isFilled={isFilled} />
    </AriaButton>
  );
}

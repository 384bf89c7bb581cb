import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger, type TooltipProps as AriaTooltipProps } from 'react-aria-components';
import { cx } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import styles from './tooltip.module.css';

const OPEN_AFTER_MS = 500;

type TipText = {
  readonly text: string;
  readonly shortcut?: string | undefined;
};

/** What a tooltip looks like; also shown on its own in sheets of examples. */
export function TipBody({ text, shortcut }: TipText) {
  return (
    <span className={cx(styles.tip)}>
      <span className={cx(styles.text)}>{text}</span>
      {shortcut && <Kbd keys={shortcut} />}
    </span>
  );
}

export type TipProps = TipText & {
  readonly placement?: NonNullable<AriaTooltipProps['placement']>;
  /** The control it explains: any React Aria button or link. */
  readonly children: ReactElement;
};

/** Explains its control on hover and on keyboard focus. */
export function Tip({ text, shortcut, placement = 'bottom', children }: TipProps) {
  return (
    <TooltipTrigger delay={OPEN_AFTER_MS} closeDelay={0}>
      {children}
      <AriaTooltip placement={placement} offset={6} className={cx(styles.layer)}>
        <TipBody text={text} shortcut={shortcut} />
      </AriaTooltip>
    </TooltipTrigger>
  );
}

import { cx } from './class-names.ts';
import styles from './kbd.module.css';
import { currentPlatform, formatShortcut, type Platform, shortcutKeys } from './shortcut.ts';

export type KbdProps = {
  /** Keys joined by `+`, with `Mod` for Command or Control: `Mod+Shift+K`. */
  readonly keys: string;
  /** Draws each key as a cap, for sheets of shortcuts; else plain text, for menus and tooltips. */
  readonly isCaps?: boolean;
  readonly platform?: Platform;
};

/** A keyboard shortcut in the platform's own notation. */
export function Kbd({ keys, isCaps = false, platform = currentPlatform }: KbdProps) {
  if (!isCaps) return <kbd className={cx(styles.plain)}>{formatShortcut(keys, platform)}</kbd>;
  return (
    <span className={cx(styles.caps)}>
      {shortcutKeys(keys, platform).map((key) => (
        <kbd key={key} className={cx(styles.cap)}>
          {key}
        </kbd>
      ))}
    </span>
  );
}

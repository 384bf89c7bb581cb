import { CircleAlert, X } from 'lucide-react';
import {
  Button as AriaButton,
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';
import { Button } from './button.tsx';
import { cx } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';
import styles from './toast.module.css';

export type ToastMessage = {
  readonly title: string;
  readonly detail?: string;
  /** Errors are announced at once and wear the warning sign. */
  readonly tone?: 'plain' | 'error';
  readonly icon?: IconShape;
  readonly action?: {
    readonly label: string;
    readonly shortcut?: string;
    /** The accent, for Undo. */
    readonly isAccent?: boolean;
    readonly onPress: () => void;
  };
};

/** How long a toast stays, in milliseconds; the clock stops under the pointer and while focus is inside. */
const STAYS_MS = 6000;
const STAYS_WITH_ACTION_MS = 10_000;
const MOST_AT_ONCE = 3;

/** A queue of toasts, usable outside of React. `show` answers a function that takes the toast away. */
export function createToasts() {
  const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: MOST_AT_ONCE });
  const show = (message: ToastMessage) => {
    const timeout = message.action || message.tone === 'error' ? STAYS_WITH_ACTION_MS : STAYS_MS;
    const key = queue.add(message, { timeout });
    return () => queue.close(key);
  };
  return { queue, show };
}

export type Toasts = ReturnType<typeof createToasts>;

type RegionProps = { readonly toasts: Toasts; readonly label: string; readonly closeLabel: string };

/** Where toasts appear: bottom right, above everything, F6 goes there. */
export function ToastRegion({ toasts, label, closeLabel }: RegionProps) {
  return (
    <AriaToastRegion queue={toasts.queue} aria-label={label} className={cx(styles.region)}>
      {({ toast }) => (
        <AriaToast toast={toast} className={cx(styles.toast)}>
          <ToastWords message={toast.content} onDone={() => toasts.queue.close(toast.key)} />
          <AriaButton slot="close" aria-label={closeLabel} className={cx(styles.close)}>
            <Icon shape={X} />
          </AriaButton>
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}

function ToastWords({ message, onDone }: { readonly message: ToastMessage; readonly onDone: () => void }) {
  const { title, detail, tone = 'plain', icon = tone === 'error' ? CircleAlert : undefined, action } = message;
  const act = () => {
    action?.onPress();
    onDone();
  };
  return (
    <>
      <ToastContent role={tone === 'error' ? 'alert' : 'status'} className={cx(styles.content)} data-tone={tone}>
        {icon && <Icon shape={icon} />}
        <span>
          <Text slot="title" className={cx(styles.title)} data-plain={detail === undefined || undefined}>
            {title}
          </Text>
          {detail && (
            <Text slot="description" className={cx(styles.detail)}>
              {detail}
            </Text>
          )}
        </span>
      </ToastContent>
      {action && (
        <Button
          variant={action.isAccent ? 'quiet-accent' : 'quiet'}
          onPress={act}
          {...(action.shortcut && { shortcut: action.shortcut })}
        >
          {action.label}
        </Button>
      )}
    </>
  );
}

import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay, type ModalOverlayProps } from 'react-aria-components';
import { Button } from './button.tsx';
import { cx } from './class-names.ts';
import styles from './dialog.module.css';

export { DialogTrigger } from 'react-aria-components';

type Opening = Pick<ModalOverlayProps, 'isOpen' | 'onOpenChange' | 'isDismissable' | 'isKeyboardDismissDisabled'>;

export type DialogFrameProps = Opening & {
  /** 440 wide; 560 wide for a form; 720 × 544; 960 wide and as high as the window allows; or a palette, 560 wide in the upper half. */
  readonly size?: 'small' | 'medium' | 'settings' | 'wide' | 'palette' | 'full';
  readonly children: ReactNode;
};

/** Whether something must be answered or closed before anything else in the window is done; not while it fades away. */
export const isModalOpen = (): boolean => document.querySelector('[data-modal]:not([data-exiting])') !== null;

/** The veil and the box of a modal dialog; returns focus to where it was. */
export function DialogFrame({ size = 'small', children, ...opening }: DialogFrameProps) {
  return (
    <ModalOverlay {...opening} className={cx(styles.veil)}>
      <Modal className={cx(styles.box)} data-size={size} data-modal>
        {children}
      </Modal>
    </ModalOverlay>
  );
}

export type DialogProps = DialogFrameProps & {
  readonly title: string;
  /** `alertdialog` for questions that must be answered. */
  readonly role?: 'dialog' | 'alertdialog';
  /** Buttons at the bottom, the one that goes on last. */
  readonly footer?: ReactNode;
};

/** A modal dialog with a title, words and buttons. */
export function Dialog({ title, role = 'dialog', footer, children, ...frame }: DialogProps) {
  return (
    <DialogFrame {...frame}>
      <DialogPane title={title} role={role} footer={footer}>
        {children}
      </DialogPane>
    </DialogFrame>
  );
}

type PaneProps = Pick<DialogProps, 'title' | 'role' | 'footer' | 'children'>;

/** The inside of a dialog, without veil and box. */
function DialogPane({ title, role = 'dialog', footer, children }: PaneProps) {
  return (
    <AriaDialog role={role} className={cx(styles.dialog)}>
      <div className={cx(styles.body)}>
        <Heading slot="title" level={2} className={cx(styles.title)}>
          {title}
        </Heading>
        <div className={cx(styles.words)}>{children}</div>
      </div>
      {footer && <div className={cx(styles.foot)}>{footer}</div>}
    </AriaDialog>
  );
}

export type ConfirmDialogProps = Opening & {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly onConfirm: () => void;
  /** What is lost for good gets the red button. */
  readonly isDanger?: boolean;
};

/** A question with one way on. Escape and Cancel mean no. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, cancelLabel, onConfirm, isDanger = false, ...opening } = props;
  const footer = (
    <>
      <Button slot="close">{cancelLabel}</Button>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the answer that loses nothing is one key away */}
      <Button slot="close" variant={isDanger ? 'danger-fill' : 'primary'} onPress={onConfirm} autoFocus={!isDanger}>
        {confirmLabel}
      </Button>
    </>
  );
  return (
    <Dialog {...opening} title={title} role="alertdialog" footer={footer}>
      {children}
    </Dialog>
  );
}

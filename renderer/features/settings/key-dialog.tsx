import { say } from '../../../shared/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyPanel } from './key-panel.tsx';
import styles from './settings.module.css';

type KeyDialogProps = { readonly onClose: () => void; readonly onAccepted: () => void };

/** The key alone, where one is needed to go on. */
export function KeyDialog({ onClose, onAccepted }: KeyDialogProps) {
  return (
    <Dialog
      isOpen
      isDismissable
      size="medium"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={say('settings.key.title')}
      footer={<Button slot="close">{say('settings.close')}</Button>}
    >
      <div className={cx(styles.fields)}>
        <KeyPanel onAccepted={onAccepted} />
      </div>
    </Dialog>
  );
}

import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Dialog } from 'react-aria-components';
import { type Asset, assetUrl } from '../../../shared/asset.ts';
import { pixels, weight } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { cx } from '../../ui/class-names.ts';
import { DialogFrame } from '../../ui/dialog.tsx';
import { FadingImage } from '../../ui/fading-image.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { stepped } from './grid-keys.ts';
import styles from './library.module.css';
import { usePictureAt } from './listing-store.ts';
import { quickLookClosed, useQuickLook } from './quick-look-store.ts';
import { useSelection } from './selection.ts';

/** The picture the keyboard is on, as large as the window allows. Space or Escape closes, arrows go through the list. */
export function QuickLook() {
  const isOpen = useQuickLook((look) => look.isOpen);
  const asset = usePictureAt(useSelection(({ active }) => active));
  return (
    <DialogFrame
      size="full"
      isDismissable
      isOpen={isOpen && asset !== null}
      onOpenChange={(open) => !open && quickLookClosed()}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- focus is on the dialog or a button in it */}
      <div className={cx(styles.look)} onKeyDownCapture={keyPressed}>
        <Dialog aria-label={say('library.quick-look')} className={cx(styles.lookPane)}>
          {asset && <Look asset={asset} />}
        </Dialog>
      </div>
    </DialogFrame>
  );
}

function Look({ asset }: { readonly asset: Asset }) {
  const words = asset.promptStart || asset.name;
  return (
    <>
      <div className={cx(styles.lookBar)}>
        <span className={cx(styles.lookName)} title={words}>
          {words}
        </span>
        <span className={cx(styles.quiet)}>
          {pixels(asset)} · {weight(asset.bytes)}
        </span>
        <IconButton icon={ChevronLeft} label={say('library.quick-look-previous')} onPress={() => stepped(-1)} />
        <IconButton icon={ChevronRight} label={say('library.quick-look-next')} onPress={() => stepped(1)} />
        <IconButton icon={X} label={say('library.quick-look-close')} shortcut="Escape" onPress={quickLookClosed} />
      </div>
      <div className={cx(styles.lookPicture)}>
        <FadingImage key={asset.id} src={assetUrl(asset.id)} alt={words} fit="contain" />
      </div>
    </>
  );
}

/** Space closes what Space opened, unless it presses a button. */
function keyPressed(event: KeyboardEvent): void {
  if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') stepped(-1);
  else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') stepped(1);
  else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) quickLookClosed();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

import { Pin } from 'lucide-react';
import { Suspense, useEffect } from 'react';
import { say } from '../../../../shared/words/say.ts';
import { DialogTrigger } from '../../../ui/dialog.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { lazily } from '../../../ui/lazily.ts';
import { PopoverDialog } from '../../../ui/popover.tsx';
import { shelfOpened, shelfRead, useShelf } from './shelf-store.ts';

const ShelfGrid = lazily(async () => (await import('./shelf-grid.tsx')).ShelfGrid);

/** The pinned references, behind a button of the tray. */
export function ShelfMenu() {
  const isOpen = useShelf((shelf) => shelf.isOpen);
  const count = useShelf(({ pinned }) => pinned.length);
  useEffect(() => void shelfRead(), []);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={shelfOpened}>
      <IconButton icon={Pin} label={say('shelf.open', { count })} />
      <PopoverDialog label={say('shelf.name')} placement="right top">
        <Suspense fallback={null}>
          <ShelfGrid />
        </Suspense>
      </PopoverDialog>
    </DialogTrigger>
  );
}

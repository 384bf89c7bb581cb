import { Brush, KeyRound, Settings2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/class-names.ts';
import { ContextMenu, useContextMenu } from '../ui/context-menu.tsx';
import { ConfirmDialog, DialogTrigger } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { MenuItem, MenuPopover, MenuSeparator, MenuTrigger } from '../ui/menu.tsx';
import { PopoverDialog } from '../ui/popover.tsx';
import { SettingsGroup, SidebarDialog } from '../ui/sidebar-dialog.tsx';
import { Stepper } from '../ui/stepper.tsx';
import { Switch } from '../ui/switch.tsx';
import styles from './gallery.module.css';

export function DialogSamples() {
  return (
    <div className={cx(styles.row)}>
      <DialogTrigger>
        <Button>Add to queue</Button>
        <ConfirmDialog
          title="Add 168 jobs to the queue?"
          cancelLabel="Cancel"
          confirmLabel="Add 168 jobs"
          onConfirm={() => {}}
        >
          Estimate ~$9.12, about 26 minutes at 2 at once. The batch stops at $12.00.
        </ConfirmDialog>
      </DialogTrigger>
      <DialogTrigger>
        <Button variant="danger">Forget key</Button>
        <ConfirmDialog
          title="Forget this key?"
          cancelLabel="Cancel"
          confirmLabel="Forget"
          isDanger
          onConfirm={() => {}}
        >
          It is removed from the keychain of this computer.
        </ConfirmDialog>
      </DialogTrigger>
      <SettingsSample />
      <MenuTrigger>
        <Button>Menu</Button>
        <SampleItems />
      </MenuTrigger>
      <DialogTrigger>
        <Button>Popover</Button>
        <PopoverDialog label="Name">
          <TextField label="Name" labelAt="top" />
        </PopoverDialog>
      </DialogTrigger>
      <ContextSample />
    </div>
  );
}

function SampleItems() {
  return (
    <MenuPopover label="Picture">
      <MenuItem id="edit" label="Edit this" icon={Brush} shortcut="E" />
      <MenuSeparator />
      <MenuItem id="trash" label="Move to trash" icon={Trash2} isDanger shortcut="Backspace" />
    </MenuPopover>
  );
}

function ContextSample() {
  const { at, onContextMenu, close } = useContextMenu();
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={cx(styles.quiet)} onContextMenu={onContextMenu}>
      Right-click here
      <ContextMenu label="Picture" at={at} onClose={close}>
        <MenuItem id="edit" label="Edit this" icon={Brush} shortcut="E" />
        <MenuItem id="trash" label="Move to trash" icon={Trash2} isDanger shortcut="Backspace" />
      </ContextMenu>
    </div>
  );
}

function SettingsSample() {
  const [page, setPage] = useState<'key' | 'look'>('key');
  const key = (
    <>
      <SettingsGroup>
        <TextField label="Octen key" defaultValue="7f3a" isMono hint="Never in a file, never in logs.">
          <Button>Test</Button>
          <Button>Replace</Button>
        </TextField>
      </SettingsGroup>
      <SettingsGroup>
        <TextField label="Base URL" defaultValue="https://example.test" />
        <Stepper label="Pictures at once" defaultValue={2} minValue={1} maxValue={8} width="small" />
      </SettingsGroup>
    </>
  );
  return (
    <DialogTrigger>
      <Button>Settings</Button>
      <SidebarDialog
        title="Settings"
        closeLabel="Close"
        page={page}
        onPage={setPage}
        pages={[
          { id: 'key', label: 'Key', icon: KeyRound, content: key },
          {
            id: 'look',
            label: 'Look',
            icon: Settings2,
            content: (
              <SettingsGroup>
                <Switch label="Show previews" defaultSelected />
              </SettingsGroup>
            ),
          },
        ]}
      />
    </DialogTrigger>
  );
}

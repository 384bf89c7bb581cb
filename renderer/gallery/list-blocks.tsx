import { Brush, Check, CircleAlert, Clock, Contrast, Download, Trash2, Upload } from 'lucide-react';
import { useState } from 'react';
import { StateWord, type StateTone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/class-names.ts';
import { Icon, type IconShape } from '../ui/icon.tsx';
import { Palette, type PaletteItem } from '../ui/palette.tsx';
import { Surface } from '../ui/popover.tsx';
import { Table, TableCell, TableRow, TableRows } from '../ui/table.tsx';
import { createToasts, ToastRegion } from '../ui/toast.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { Block, Forced } from './block.tsx';
import styles from './gallery.module.css';

const COLUMNS = '52px 56px minmax(0, 1fr) 130px 72px';
const ROWS: readonly (readonly [number, IconShape, string, StateTone, string, string])[] = [
  [118, Brush, 'Amber bottle on a plaster plinth, front, soft window light', 'done', 'Done', '$0.053'],
  [119, Clock, 'hover', 'waiting', 'Waiting', '~$0.053'],
  [120, Brush, 'selected', 'running', 'Receiving', '~$0.053'],
  [121, CircleAlert, 'focused', 'failed', 'Failed', '$0.000'],
];
const COMMANDS: readonly PaletteItem[] = [
  { id: 'mask', label: 'Mask mode', icon: Brush, shortcut: 'M' },
  { id: 'invert', label: 'Invert mask', icon: Contrast, shortcut: 'Mod+Shift+I' },
  { id: 'import', label: 'Import a mask…', icon: Upload },
  { id: 'export', label: 'Export mask as PNG', icon: Download, offBecause: 'no mask yet' },
];
const byWords = (query: string, items: readonly PaletteItem[]) =>
  items.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()));

export function ListBlocks() {
  return (
    <>
      <Block title="Table row" span={7}>
        <SampleTable />
      </Block>
      <Block title="Command palette" span={5}>
        <Surface>
          <Palette
            label="Commands"
            placeholder="Search commands"
            emptyText="Nothing by that name"
            items={COMMANDS}
            match={byWords}
            onRun={() => {}}
          />
        </Surface>
      </Block>
      <Block title="Toasts" span={12}>
        <ToastSamples />
      </Block>
    </>
  );
}

function SampleTable() {
  return (
    <Table label="Jobs" columns={COLUMNS} rowCount={ROWS.length + 1}>
      <TableRows>
        <TableRow kind="head" index={1}>
          <TableCell kind="head" isNumber>
            #
          </TableCell>
          <TableCell kind="head">
            <VisuallyHidden>Picture</VisuallyHidden>
          </TableCell>
          <TableCell kind="head">Prompt</TableCell>
          <TableCell kind="head">State</TableCell>
          <TableCell kind="head" isNumber>
            Price
          </TableCell>
        </TableRow>
      </TableRows>
      <TableRows>
        {ROWS.map(([number, icon, prompt, tone, word, price], index) => (
          <Forced key={number} state={prompt === 'hover' ? 'hovered' : prompt === 'focused' ? 'focus-visible' : null}>
            <TableRow index={index + 2} isSelected={prompt === 'selected'}>
              <TableCell isNumber tone="quiet">
                {number}
              </TableCell>
              <TableCell>
                <Icon shape={icon} />
              </TableCell>
              <TableCell title={prompt}>{prompt}</TableCell>
              <TableCell>
                <StateWord tone={tone}>{word}</StateWord>
              </TableCell>
              <TableCell isNumber tone={price.startsWith('~') ? 'quiet' : 'plain'}>
                {price}
              </TableCell>
            </TableRow>
          </Forced>
        ))}
      </TableRows>
    </Table>
  );
}

function ToastSamples() {
  const [toasts] = useState(createToasts);
  const look = { label: 'Look', onPress: () => {} };
  return (
    <div className={cx(styles.row)}>
      <Button
        onPress={() =>
          toasts.show({
            title: 'Saved 4 pictures',
            icon: Check,
            detail: 'stoneware-jug-1432, $0.165',
            action: { ...look, label: 'Show' },
          })
        }
      >
        Saved
      </Button>
      <Button
        onPress={() =>
          toasts.show({ title: 'Refused by moderation', detail: 'Not charged', tone: 'error', action: look })
        }
      >
        Error
      </Button>
      <Button
        onPress={() =>
          toasts.show({
            title: '4 pictures moved to trash',
            icon: Trash2,
            action: { label: 'Undo', shortcut: 'Mod+Z', isAccent: true, onPress: () => {} },
          })
        }
      >
        Undo
      </Button>
      <ToastRegion toasts={toasts} label="Notices" closeLabel="Close" />
    </div>
  );
}

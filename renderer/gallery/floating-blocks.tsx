import { Brush, Clipboard, Download, Folder, ImagePlus, Repeat, Trash2 } from 'lucide-react';
import { ListBox } from 'react-aria-components';
import { Count, DemoMark, StateWord } from '../ui/badge.tsx';
import { cx } from '../ui/class-names.ts';
import { Kbd } from '../ui/kbd.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import { Surface } from '../ui/popover.tsx';
import { MeterBar, ProgressBar } from '../ui/progress.tsx';
import { OptionRow, type SelectOption } from '../ui/select.tsx';
import { Tag, TagList } from '../ui/tag.tsx';
import { TipBody } from '../ui/tooltip.tsx';
import { Block, Forced } from './block.tsx';
import styles from './gallery.module.css';

const MODELS: readonly SelectOption[] = [
  { id: 'a', label: 'GPT Image 2', description: 'edits, masks, any size', detail: '$0.041' },
  { id: 'b', label: 'GPT Image 1 Mini', description: 'edits, masks, 3 sizes', detail: '$0.013' },
  { id: 'c', label: 'Gemini 3 Pro', description: 'text with pictures, 10 ratios', detail: '$0.134' },
  { id: 'd', label: 'Gemini 3.1 Flash', description: 'text with pictures, 14 ratios', offBecause: 'no masks' },
];

export function FloatingBlocks() {
  return (
    <>
      <Block title="Menu, tooltip, keys" span={5}>
        <div className={cx(styles.row)} style={{ alignItems: 'flex-start', gap: 16, flexWrap: 'nowrap' }}>
          <SampleMenu />
          <KeySamples />
        </div>
      </Block>
      <Block title="Model picker" span={4}>
        <Forced state="focused" on="[role=option]">
          <Surface>
            <ListBox
              aria-label="Model"
              items={MODELS}
              selectionMode="single"
              defaultSelectedKeys={['a']}
              style={{ padding: 4 }}
            >
              {(model) => <OptionRow option={model} />}
            </ListBox>
          </Surface>
        </Forced>
      </Block>
      <MarkBlock />
    </>
  );
}

function SampleMenu() {
  return (
    <div style={{ width: 240, flex: 'none' }}>
      <Forced state="focused" on="[role=menuitem]:nth-of-type(2)">
        <Surface>
          <Menu label="Picture">
            <MenuItem id="edit" label="Edit this" icon={Brush} shortcut="E" />
            <MenuItem id="use" label="Use as reference" icon={ImagePlus} shortcut="Shift+R" />
            <MenuItem id="again" label="Again" icon={Repeat} shortcut="Mod+R" />
            <MenuItem id="paste" label="Paste mask" icon={Clipboard} offBecause="no mask" />
            <MenuSeparator />
            <MenuItem id="save" label="Save as…" icon={Download} shortcut="Mod+Shift+S" />
            <MenuItem id="reveal" label="Reveal in folder" icon={Folder} />
            <MenuSeparator />
            <MenuItem id="trash" label="Move to trash" icon={Trash2} isDanger shortcut="Backspace" />
          </Menu>
        </Surface>
      </Forced>
    </div>
  );
}

function KeySamples() {
  return (
    <div className={cx(styles.stack)} style={{ justifyItems: 'start' }}>
      <TipBody text="Brush" shortcut="B" />
      <TipBody text="Not charged. The service was never reached." />
      <div className={cx(styles.row)}>
        <Kbd keys="Mod+K" isCaps platform="mac" /> <span className={cx(styles.quiet)}>commands</span>
        <Kbd keys="Mod+Shift+K" isCaps platform="other" />
      </div>
      <div className={cx(styles.row)}>
        <Kbd keys="[" isCaps />
        <Kbd keys="]" isCaps /> <span className={cx(styles.quiet)}>brush size</span>
      </div>
      <div className={cx(styles.row)}>
        <Kbd keys="Space" isCaps /> <span className={cx(styles.quiet)}>drag to pan</span>
      </div>
    </div>
  );
}

function MarkBlock() {
  return (
    <Block title="Tags, badges, states" span={3}>
      <div className={cx(styles.stack)}>
        <div className={cx(styles.row)}>
          <TagList label="Tags" tags={[{ id: 'a', label: 'to print' }]} onRemove={() => {}} />
          <Tag>bottle</Tag>
          <Tag tone="on">landscape</Tag>
          <Tag tone="line">3:2</Tag>
        </div>
        <div className={cx(styles.row)}>
          <Count>3</Count>
          <Count>128</Count>
          <DemoMark>Demo</DemoMark>
          <Tag>Draft</Tag>
        </div>
        <div className={cx(styles.row)} style={{ gap: '8px 16px' }}>
          <StateWord tone="waiting">Waiting</StateWord>
          <StateWord tone="running">Receiving</StateWord>
          <StateWord tone="done">Done</StateWord>
          <StateWord tone="failed">Failed</StateWord>
          <StateWord tone="uncertain">Uncertain</StateWord>
          <StateWord tone="off">Cancelled</StateWord>
        </div>
        <ProgressBar label="Export" value={62} />
        <MeterBar label="Today" value={53} reserved={22} />
        <MeterBar label="Batch" value={88} tone="warning" />
        <MeterBar label="Month" value={100} tone="danger" />
        <ProgressBar label="Import" value={null} />
      </div>
    </Block>
  );
}

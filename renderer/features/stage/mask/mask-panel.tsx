import { Brush, ClipboardPaste, Copy, Download, Ellipsis, Upload } from 'lucide-react';
import { useState } from 'react';
import type { CommandId } from '../../../../shared/commands.ts';
import type { InputRef } from '../../../../shared/request.ts';
import { count, pixels, weight } from '../../../../shared/words/format.ts';
import { say, type WordKey } from '../../../../shared/words/say.ts';
import { runCommand } from '../../../commands.ts';
import { useShortcuts } from '../../../shortcuts.ts';
import { Button } from '../../../ui/button.tsx';
import { CommandItem } from '../../../command-item.tsx';
import { cx } from '../../../ui/class-names.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { MenuGroup, MenuItem, MenuPopover, MenuTrigger } from '../../../ui/menu.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { type KeyValue, KeyValueList } from '../../../ui/key-value.tsx';
import { PlainSection, Section } from '../../../ui/section.tsx';
import { maskExported, maskImportChosen } from './mask-import.ts';
import { maskTakenFrom, namedOr, useOtherMasks } from './mask-reuse.ts';
import { useMask } from './mask-state.ts';
import styles from './mask.module.css';
import { SmallInput } from './small-input.tsx';

/** What the inspector shows in mask mode: the mask as it will be sent, and the facts of it. */
export function MaskPanel() {
  return (
    <aside className={cx(styles.panel)} aria-label={say('mask.panel')}>
      <PanelHead />
      <div className={cx(styles.scroll)}>
        <Preview />
        <Facts />
        <Keys />
      </div>
    </aside>
  );
}

function PanelHead() {
  const hasMask = useMask(({ facts }) => facts.repainted > 0);
  const isReady = useMask((state) => state.isReady);
  return (
    <div className={cx(styles.head)}>
      <h1 className={cx(styles.title)}>{say('mask.panel')}</h1>
      <IconButton
        icon={Download}
        label={say('command.mask-export')}
        isDisabled={!hasMask}
        onPress={() => void maskExported()}
      />
      <IconButton icon={Upload} label={say('command.mask-import')} isDisabled={!isReady} onPress={maskImportChosen} />
      <ReuseMenu />
    </div>
  );
}

/** A mask from here to another picture, and from others to here. */
function ReuseMenu() {
  const [isOpen, setOpen] = useState(false);
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <IconButton icon={Ellipsis} label={say('mask.more')} />
      <MenuPopover label={say('mask.more')} placement="bottom end">
        <CommandItem id="mask-copy" icon={Copy} />
        <CommandItem id="mask-paste" icon={ClipboardPaste} />
        <OtherMasks asked={isOpen} />
      </MenuPopover>
    </MenuTrigger>
  );
}

/** Most that are listed; an older one is copied and pasted. */
const MOST_LISTED = 8;

function OtherMasks({ asked }: { readonly asked: boolean }) {
  const others = useOtherMasks(asked).slice(0, MOST_LISTED);
  if (others.length === 0) return null;
  return (
    <MenuGroup label={say('mask.use-of')}>
      {others.map((other) => (
        <MenuItem
          key={other.picture}
          id={other.picture}
          icon={Brush}
          label={namedOr(other.name)}
          onAction={() => void maskTakenFrom(other)}
        />
      ))}
    </MenuGroup>
  );
}

/** The very bytes the service will receive, drawn from where they are kept. */
function Preview() {
  const sent = useMask((state) => state.sent);
  const isEmpty = useMask(({ facts }) => facts.repainted === 0);
  const isWhole = useMask(({ facts, picture }) => facts.repainted === (picture?.width ?? 0) * (picture?.height ?? 1));
  const model = useMask((state) => state.modelWithoutMasks);
  return (
    <PlainSection>
      {sent && (
        <div className={cx(styles.preview)}>
          <SmallInput input={sent} label={say('mask.preview')} />
        </div>
      )}
      <p className={cx(styles.hint)}>{previewWords(sent, model)}</p>
      {isWhole && <p className={cx(styles.warning)}>{say('mask.whole')}</p>}
      {isEmpty && <NewestOther />}
    </PlainSection>
  );
}

function previewWords(sent: InputRef | null, model: string | null): string {
  if (!sent) return say('mask.preview.none');
  if (model !== null) return say('mask.preview.unused', { model });
  return say('mask.preview.what', { pixels: pixels(sent), weight: weight(sent.bytes) });
}

/** What is most often wanted of an empty mask: the one just drawn for a sister of this picture. */
function NewestOther() {
  const [newest] = useOtherMasks();
  const isReady = useMask((state) => state.isReady);
  if (!newest) return null;
  return (
    <Button isDisabled={!isReady} onPress={() => void maskTakenFrom(newest)}>
      {say('mask.use-newest', { name: namedOr(newest.name) })}
    </Button>
  );
}

function Facts() {
  const { repainted, steps } = useMask((state) => state.facts);
  const area = useMask(({ picture }) => (picture ? picture.width * picture.height : 1));
  const feather = useMask((state) => state.feather);
  const isKept = useMask((state) => state.isKept);
  const percent = ((repainted / area) * 100).toFixed(1);
  const facts: readonly KeyValue[] = [
    { label: say('mask.repaint'), value: say('mask.repaint.value', { count: count(repainted), percent }) },
    { label: say('mask.edge'), value: say('mask.edge.value', { feather }) },
    { label: say('mask.steps'), value: count(steps) },
    { label: say('mask.saved'), value: say('mask.saved.value', { kept: isKept ? 'yes' : 'no' }) },
  ];
  return (
    <PlainSection>
      <KeyValueList facts={facts} />
    </PlainSection>
  );
}

/** Commands and what is done with the pointer; every other key is in a tooltip and on the sheet. */
const KEY_LINES: readonly KeyLine[] = [
  { word: 'mask.key.size', does: ['mask-smaller', 'mask-larger'] },
  { word: 'mask.key.size', hold: 'Alt', and: 'mask.key.drag' },
  { word: 'mask.key.swap', does: ['mask-swap'] },
  { word: 'mask.key.line', hold: 'Shift', and: 'mask.key.click' },
  { word: 'mask.key.hide', does: ['mask-overlay'] },
];

type KeyLine = { readonly word: WordKey } & (
  | { readonly does: readonly CommandId[] }
  | { readonly hold: string; readonly and: WordKey }
);

function Keys() {
  const shortcutOf = useShortcuts();
  const lines = KEY_LINES.map((line) => ({
    word: line.word,
    keys: 'does' in line ? line.does.flatMap((id) => shortcutOf(id).shortcut ?? []) : [line.hold],
    after: 'does' in line ? null : line.and,
  })).filter(({ keys }) => keys.length > 0);
  return (
    <Section title={say('mask.keys')}>
      <dl className={cx(styles.keys)}>
        {lines.map(({ word, keys, after }) => (
          <div key={keys.join()} className={cx(styles.key)}>
            <dt>{say(word)}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key} keys={key} isCaps />
              ))}
              {after && say(after)}
            </dd>
          </div>
        ))}
      </dl>
      <span className={cx(styles.all)}>
        <Button variant="link" onPress={() => runCommand('shortcuts')}>
          {say('mask.keys.all')}
        </Button>
      </span>
    </Section>
  );
}

import { Brush, Ellipsis, ImagePlus, Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Issue } from '../../../shared/check-draft.ts';
import { inputThumbUrl } from '../../../shared/asset.ts';
import type { InputRef } from '../../../shared/request.ts';
import { formatSize } from '../../../shared/size.ts';
import { pixels, weight } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { runCommand } from '../../commands.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, ChipButton } from '../../ui/chip.tsx';
import { cx } from '../../ui/class-names.ts';
import { type Point, useContextMenu } from '../../ui/context-menu.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MaskOver } from '../../ui/mask-over.tsx';
import { ReorderableList } from '../../ui/reorderable-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Thumbnail } from '../../ui/thumbnail.tsx';
import { Tip } from '../../ui/tooltip.tsx';
import styles from './compose.module.css';
import { issueText, useIssues, useModel } from './draft-issues.ts';
import { useDraftField } from './draft-store.ts';
import { IssueLine } from './issue-line.tsx';
import { MaskLine, useUsesMask } from './mask-line.tsx';
import { referenceRemoved, referencesKept } from './references.ts';
import { ReferenceMenu } from './reference-menu.tsx';
import { ShelfMenu } from './shelf/shelf-menu.tsx';
import { canShrink, referenceShrunk } from './shrink-references.ts';
import { referenceFocused, useTray } from './tray-store.ts';

type Tile = { readonly id: string; readonly label: string; readonly input: InputRef; readonly index: number };

/** One tile a reference; the same picture twice has two ids. */
function tilesOf(references: readonly InputRef[]): readonly Tile[] {
  return references.map((input, index) => {
    const before = references.slice(0, index).filter(({ hash }) => hash === input.hash).length;
    const { name, bytes } = input;
    const label = say('compose.reference-named', { name, pixels: pixels(input), weight: weight(bytes) });
    return { id: `${input.hash}.${before}`, label, input, index };
  });
}

/** The pictures a request starts from: the first is the one being edited (C5). */
export function ReferencesTray() {
  const references = useDraftField('references');
  const limits = useModel()?.references ?? { max: 16, maxBytes: Number.POSITIVE_INFINITY };
  const mask = useDraftField('mask');
  const usesMask = useUsesMask();
  const tiles = tilesOf(references);
  const isEmpty = references.length === 0;
  const reorder = (ids: readonly string[]) => referencesKept(ids.flatMap((id) => inputOf(id) ?? []));
  const menu = useContextMenu();
  const inputOf = (id: string) => tiles.find((tile) => tile.id === id)?.input;
  const remove = (id: string) => referenceRemoved(tiles.findIndex((tile) => tile.id === id));
  const counter = say(isEmpty ? 'compose.references-limit' : 'compose.references-count', {
    count: references.length,
    max: limits.max,
  });
  return (
    <Section title={say('field.references')} aside={counter} actions={<ShelfMenu />}>
      {/* The tiles are the controls; this hears what bubbles up from them. */}
      <div onContextMenu={(event) => isOnTile(event.target) && menu.onContextMenu(event)}>
        <ReorderableList
          label={say('field.references')}
          items={tiles}
          onReorder={reorder}
          onRemove={remove}
          onOpen={() => runCommand('crop-reference')}
          onActive={(id) => referenceFocused(inputOf(id)?.hash ?? '')}
          renderItem={(tile) => (
            <ReferenceTile
              tile={tile}
              mask={usesMask && tile.index === 0 ? mask : null}
              maxBytes={limits.maxBytes}
              onMenu={menu.openAt}
            />
          )}
          after={
            <div className={cx(styles.tail)}>
              <ReadingTile />
              {references.length < limits.max && <AddTile />}
            </div>
          }
        />
      </div>
      <MaskLine />
      <ReferenceMenu at={menu.at} onClose={menu.close} />
      {isEmpty && Number.isFinite(limits.maxBytes) && (
        <p className={cx(styles.hint)}>{say('compose.references-hint', { weight: weight(limits.maxBytes) })}</p>
      )}
      <TrayIssues />
    </Section>
  );
}

const isOnTile = (target: EventTarget): boolean => target instanceof Element && target.closest('[data-key]') !== null;

type TileProps = {
  readonly tile: Tile;
  /** What goes with it. */
  readonly mask: InputRef | null;
  readonly maxBytes: number;
  readonly onMenu: (at: Point) => void;
};

function ReferenceTile({ tile: { input, index, label }, mask, maxBytes, onMenu }: TileProps) {
  const isHeavy = input.bytes > maxBytes;
  const isTarget = useTray(({ target }) => target === input.hash);
  const tile = useRef<HTMLDivElement>(null);
  const openMenu = () => {
    const box = tile.current?.getBoundingClientRect();
    if (box) onMenu({ x: box.left, y: box.top + box.width });
  };
  return (
    <div ref={tile} className={cx(styles.reference)} title={label} data-reference={input.hash}>
      <Thumbnail src={inputThumbUrl(input.hash)}>
        {mask && <MaskOver src={inputThumbUrl(mask.hash)} />}
        {index === 0 && !mask && <Chip at="bottom-left">{say('compose.reference-edited')}</Chip>}
        {mask && (
          <span title={say('compose.mask-set')}>
            <Chip at="bottom-left" icon={Brush} />
          </span>
        )}
        <ChipButton
          label={say('compose.reference-remove', { name: input.name })}
          icon={X}
          isShy
          onPress={() => referenceRemoved(index)}
        />
        <ChipButton
          label={say('compose.reference-menu', { name: input.name })}
          icon={Ellipsis}
          at="bottom-right"
          isShy
          onPress={openMenu}
        />
        {isTarget && (
          <span className={cx(styles.replace)}>
            <Icon shape={ImagePlus} />
            {say('compose.reference-replace')}
          </span>
        )}
      </Thumbnail>
      <span className={cx(styles.caption)} data-heavy={isHeavy || undefined}>
        {isHeavy ? weight(input.bytes) : formatSize(input).replace('x', '×')}
      </span>
    </div>
  );
}

/** Stands in for files that are still being read: large ones take a moment. */
function ReadingTile() {
  const count = useTray(({ reading }) => reading);
  if (count === 0) return null;
  return (
    <span className={cx(styles.reading)} role="status">
      {say('compose.references-reading', { count })}
    </span>
  );
}

function AddTile() {
  const label = say('compose.reference-add');
  return (
    <Tip text={label}>
      <AriaButton aria-label={label} className={cx(styles.add)} onPress={() => void runCommand('choose-references')}>
        <Icon shape={Plus} />
      </AriaButton>
    </Tip>
  );
}

/** Too many, too heavy, a mask that goes unused: said below the tray, with a way out where there is one. */
function TrayIssues() {
  const issues = [...useIssues('references'), ...useIssues('mask')];
  return issues.map((issue) => (
    <IssueLine key={issue.code} severity={issue.severity}>
      {issueText(issue)} <WayOut issue={issue} />
    </IssueLine>
  ));
}

function WayOut({ issue }: { readonly issue: Issue }) {
  const references = useDraftField('references');
  const { max, bytes } = issue.values;
  if (issue.code === 'references-many' && typeof max === 'number')
    return (
      <Button variant="link" onPress={() => referencesKept(references.slice(0, max))}>
        {say('compose.references-keep', { max })}
      </Button>
    );
  if (issue.code !== 'reference-heavy') return null;
  const at = references.findIndex((input) => input.bytes === bytes);
  const heavy = references[at];
  if (heavy && canShrink(heavy))
    return (
      <Button variant="link" onPress={() => void referenceShrunk(heavy.hash)}>
        {say('compose.reference-smaller')}
      </Button>
    );
  return (
    <Button variant="link" onPress={() => referenceRemoved(at)}>
      {say('compose.reference-remove-heavy')}
    </Button>
  );
}

import { Plus, Star, X } from 'lucide-react';
import { useState } from 'react';
import { cx } from '../ui/class-names.ts';
import { FilmCard } from '../ui/film-card.tsx';
import { Icon } from '../ui/icon.tsx';
import { PictureTile, type PictureTileProps } from '../ui/picture-tile.tsx';
import { ReorderableList } from '../ui/reorderable-list.tsx';
import { Thumbnail } from '../ui/thumbnail.tsx';
import { Block, Forced } from './block.tsx';
import styles from './gallery.module.css';
import { blue, cutOut, square, still, tall, warm, wide } from './sample-pictures.ts';

const nothing = () => {};
const star = { label: 'Favourite', icon: Star, isShy: true, onPress: nothing };
const cancel = { label: 'Cancel', icon: X, onPress: nothing };

const TILES: readonly (readonly [string, PictureTileProps])[] = [
  ['rest', { picture: still, action: star }],
  ['hover', { picture: still, action: star }],
  ['selected', { picture: still, isSelected: true }],
  ['focused', { picture: still, isFocused: true }],
  ['selected, focused', { picture: still, isSelected: true, isFocused: true }],
  ['waiting', { picture: null, state: 'waiting' }],
  ['generating', { picture: warm, state: 'generating', mark: '2 of 3 · 0:21', progress: 0.62, action: cancel }],
  ['failed', { picture: null, state: 'failed', word: 'Refused' }],
  ['uncertain', { picture: null, state: 'uncertain', word: 'Uncertain' }],
  ['draft', { picture: warm, mark: 'Draft' }],
  ['demo', { picture: blue, demoMark: 'Demo' }],
  [
    'masked, favourite',
    { picture: blue, isMasked: true, action: { label: 'Favourite', icon: Star, isFilled: true, onPress: nothing } },
  ],
  ['transparent, 4 results', { picture: cutOut, results: 4 }],
  ['loading', { picture: null, state: 'loading' }],
  ['tall', { picture: tall, isSelected: true }],
  ['square', { picture: square, mark: 'Draft', isMasked: true }],
  ['wide', { picture: wide }],
];

export function PictureBlocks() {
  return (
    <>
      <Block title="Thumbnail tile" span={12}>
        <div className={cx(styles.tiles)}>
          {TILES.map(([name, tile]) => (
            <div key={name}>
              <Forced state={name === 'hover' ? 'hovered' : null}>
                <PictureTile {...tile} />
              </Forced>
              <p>{name}</p>
            </div>
          ))}
        </div>
      </Block>
      <Block title="Filmstrip card" span={7}>
        <Strip />
      </Block>
      <Block title="References, in an order" span={5}>
        <References />
      </Block>
    </>
  );
}

function Strip() {
  return (
    <div className={cx(styles.strip)}>
      <FilmCard
        label="Receiving"
        picture={warm}
        state="generating"
        caption="Receiving"
        secondary="0:21"
        mark="2 of 3"
        progress={0.62}
        action={cancel}
        onPress={nothing}
      />
      <FilmCard
        label="Waiting, next"
        picture={null}
        state="waiting"
        caption="Waiting"
        secondary="next"
        onPress={nothing}
      />
      <FilmCard label="14:32" picture={blue} caption="14:32" secondary="$0.054" isMasked onPress={nothing} />
      <FilmCard
        label="14:28"
        picture={still}
        caption="14:28"
        secondary="$0.165"
        results={4}
        isCurrent
        onPress={nothing}
      />
      <FilmCard
        label="Uncertain"
        picture={null}
        state="uncertain"
        caption="Uncertain"
        secondary="14:25"
        onPress={nothing}
      />
      <FilmCard label="14:11" picture={tall} caption="14:11" secondary="$0.041" onPress={nothing} />
      <FilmCard label="Refused" picture={null} state="failed" caption="Refused" secondary="14:09" onPress={nothing} />
      <FilmCard label="14:02" picture={wide} caption="14:02" secondary="free" demoMark="Demo" onPress={nothing} />
    </div>
  );
}

function References() {
  const [items, setItems] = useState([
    { id: 'still', label: 'Jug', src: still.src },
    { id: 'blue', label: 'Blue jug', src: blue.src },
    { id: 'warm', label: 'Warm jug', src: warm.src },
  ]);
  const arrange = (ids: readonly string[]) =>
    setItems((old) => ids.flatMap((id) => old.filter((item) => item.id === id)));
  return (
    <ReorderableList
      label="References"
      items={items}
      onReorder={arrange}
      renderItem={(item) => <Thumbnail src={item.src} />}
      after={
        <button type="button" className={cx(styles.add)} aria-label="Add a reference">
          <span style={{ display: 'grid', placeItems: 'center' }}>
            <Icon shape={Plus} />
          </span>
        </button>
      }
    />
  );
}

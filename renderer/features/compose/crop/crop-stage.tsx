import { type CSSProperties, type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react';
import { inputUrl } from '../../../../shared/asset.ts';
import { type CropBox, type PictureEdit, turnedSize } from '../../../../shared/picture-edit.ts';
import type { InputRef } from '../../../../shared/request.ts';
import type { Size } from '../../../../shared/size.ts';
import { say } from '../../../../shared/words/say.ts';
import { cx } from '../../../ui/class-names.ts';
import type { CroppingProps } from './crop-controls.tsx';
import { type Handle, HANDLES, moved, resized } from './crop-box.ts';
import { ratioOf } from './crop-ratio.ts';
import styles from './crop.module.css';

type StageProps = Omit<CroppingProps, 'source'> & { readonly source: InputRef };

/** The picture as it will face, and the box that is cut out of it. */
export function CropStage({ source, cropping, onChange }: StageProps) {
  const { edit, ratio } = cropping;
  const whole = turnedSize(source, edit);
  const locked = ratioOf(ratio, whole);
  const hint = useId();
  const take = (crop: CropBox) => onChange({ ratio, edit: { ...edit, crop } });
  const { isHeld, ...pointer } = useBoxDrag(edit.crop, whole, locked, take);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyed(event, edit.crop, whole, locked);
    if (!next) return;
    event.preventDefault();
    take(next);
  };
  return (
    <div className={cx(styles.room)}>
      <div className={cx(styles.picture)} style={ratioStyle(whole)} data-held={isHeld || undefined} {...pointer}>
        <img
          src={inputUrl(source.hash)}
          alt=""
          draggable={false}
          className={cx(styles.image)}
          style={facing(edit, whole)}
        />
        <div className={cx(styles.veil)}>
          <div className={cx(styles.hole)} style={place(edit.crop, whole)} />
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it has keys of its own, and says which */}
        <div
          role="application"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that they reach it
          tabIndex={0}
          aria-label={say('crop.box', edit.crop)}
          aria-describedby={hint}
          className={cx(styles.box)}
          style={place(edit.crop, whole)}
          data-handle="move"
          onKeyDown={onKeyDown}
        >
          {HANDLES.map((handle) => (
            <span key={handle} className={cx(styles.handle)} data-handle={handle} />
          ))}
        </div>
      </div>
      <p id={hint} className={cx(styles.hint)}>
        {say('crop.box-hint')}
      </p>
    </div>
  );
}

const ratioStyle = ({ width, height }: Size): CSSProperties & Record<'--ratio', number> => ({
  '--ratio': width / height,
});

/** The picture lies in a frame of the size it has once it is turned. */
function facing({ turns, isMirrored }: PictureEdit, whole: Size): CSSProperties {
  const isAcross = turns % 2 === 1;
  return {
    width: `${isAcross ? (100 * whole.height) / whole.width : 100}%`,
    height: `${isAcross ? (100 * whole.width) / whole.height : 100}%`,
    transform: `translate(-50%, -50%) rotate(${turns * 90}deg) scaleX(${isMirrored ? -1 : 1})`,
  };
}

const place = ({ left, top, width, height }: CropBox, whole: Size): CSSProperties => ({
  left: `${(100 * left) / whole.width}%`,
  top: `${(100 * top) / whole.height}%`,
  width: `${(100 * width) / whole.width}%`,
  height: `${(100 * height) / whole.height}%`,
});

const FAR = 10;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Arrows move the box, with Alt its lower right corner; with Shift ten pixels at a time. */
function keyed(event: KeyboardEvent, crop: CropBox, whole: Size, ratio: number | null): CropBox | null {
  const [x, y] = ARROWS[event.key] ?? [];
  if (x === undefined || y === undefined || event.ctrlKey || event.metaKey) return null;
  const step = event.shiftKey ? FAR : 1;
  if (!event.altKey) return moved(crop, x * step, y * step, whole);
  return resized(crop, x === 0 ? 's' : 'e', { dx: x * step, dy: y * step }, whole, ratio);
}

type Hold = { readonly handle: Handle | 'move'; readonly x: number; readonly y: number; readonly box: CropBox };

const handleAt = (target: EventTarget): Hold['handle'] | null => {
  const name = target instanceof Element ? target.closest<HTMLElement>('[data-handle]')?.dataset['handle'] : undefined;
  return name === 'move' ? name : (HANDLES.find((one) => one === name) ?? null);
};

/** Drags the box or one of its handles. Shift holds the proportions it has. */
function useBoxDrag(box: CropBox, whole: Size, ratio: number | null, take: (box: CropBox) => void) {
  const hold = useRef<Hold | null>(null);
  const [isHeld, setHeld] = useState(false);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const handle = handleAt(event.target);
    if (handle === null || event.button !== 0) return;
    hold.current = { handle, x: event.clientX, y: event.clientY, box };
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld(true);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const held = hold.current;
    if (!held) return;
    const scale = whole.width / event.currentTarget.clientWidth;
    const by = { dx: (event.clientX - held.x) * scale, dy: (event.clientY - held.y) * scale };
    const kept = ratio ?? (event.shiftKey ? held.box.width / held.box.height : null);
    take(
      held.handle === 'move' ? moved(held.box, by.dx, by.dy, whole) : resized(held.box, held.handle, by, whole, kept),
    );
  };
  const end = () => {
    hold.current = null;
    setHeld(false);
  };
  return { isHeld, onPointerDown, onPointerMove, onPointerUp: end, onPointerCancel: end };
}

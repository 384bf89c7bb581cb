import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { cx } from './class-names.ts';
import styles from './sized-panel.module.css';

/** One press of an arrow key, in pixels. */
const STEP = 16;

export type SizedPanelProps = {
  readonly children: ReactNode;
  /** Names the separator. */
  readonly label: string;
  /** Widths in pixels. `usual` is where a double click goes back to. */
  readonly width: number;
  readonly usual: number;
  readonly min: number;
  readonly max: number;
  /** What the others in the row need at least; the panel gives way to it. */
  readonly rest: number;
  /** The side that is dragged. */
  readonly edge: 'left' | 'right';
  /** Once, when the separator is let go; keep what it says. */
  readonly onResized: (width: number) => void;
};

/** A panel of its own width in a row, with a hairline between it and the rest: wide to grab, arrows move it. */
export function SizedPanel({ children, edge, rest, ...separator }: SizedPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const { min, max, width } = separator;
  const shown = Math.min(max, Math.max(min, dragged ?? width));
  const style: CSSProperties = { width: shown, maxWidth: `calc(100% - ${rest}px)` };
  const hairline = (
    <PanelSeparator
      {...separator}
      shown={shown}
      grows={edge === 'right' ? 1 : -1}
      measure={() => panel.current?.offsetWidth ?? shown}
      onDrag={setDragged}
    />
  );
  return (
    <>
      {edge === 'left' && hairline}
      <div ref={panel} className={cx(styles.panel)} style={style}>
        {children}
      </div>
      {edge === 'right' && hairline}
    </>
  );
}

type SeparatorProps = Pick<SizedPanelProps, 'label' | 'usual' | 'min' | 'max' | 'onResized'> & {
  readonly shown: number;
  /** 1 when the panel grows to the right, -1 to the left. */
  readonly grows: 1 | -1;
  /** The width it really has: `rest` may have narrowed it. */
  readonly measure: () => number;
  readonly onDrag: (width: number | null) => void;
};

function PanelSeparator({ label, usual, min, max, shown, grows, measure, onDrag, onResized }: SeparatorProps) {
  const grabbed = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const within = (width: number) => Math.round(Math.min(max, Math.max(min, width)));
  const at = (event: PointerEvent) => {
    const from = grabbed.current;
    return from && within(from.width + (event.clientX - from.x) * grows);
  };
  // A click moves nothing: what `rest` narrowed for now must not become the width that is kept.
  const letGo = (event: PointerEvent) => {
    const isMoved = grabbed.current !== null && event.clientX !== grabbed.current.x;
    const width = at(event);
    grabbed.current = null;
    onDrag(null);
    if (isMoved && width !== null) onResized(width);
  };
  const steps: Readonly<Record<string, () => number>> = {
    ArrowRight: () => measure() + STEP * grows,
    ArrowLeft: () => measure() - STEP * grows,
    Home: () => min,
    End: () => max,
    Enter: () => usual,
  };
  const pressed = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    onResized(within(step()));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> can't be moved; this is the separator widget of ARIA.
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={shown}
      aria-valuemin={min}
      aria-valuemax={max}
      className={cx(styles.separator)}
      onKeyDown={pressed}
      onDoubleClick={() => onResized(usual)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        grabbed.current = { x: event.clientX, width: measure() };
      }}
      onPointerMove={(event) => grabbed.current && onDrag(at(event))}
      onPointerUp={letGo}
      onLostPointerCapture={letGo}
    />
  );
}

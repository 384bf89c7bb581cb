import { create } from 'zustand';
import type { InputRef } from '../../../../shared/request.ts';
import type { OverlayLook } from './mask-overlay.ts';
import type { Size } from '../../../../shared/size.ts';
import type { HistoryFacts } from './mask-undo.ts';

export const MASK_TOOLS = ['brush', 'eraser', 'rectangle', 'ellipse', 'lasso', 'polygon', 'pan'] as const;
export type MaskTool = (typeof MASK_TOOLS)[number];

/** Red first, the colour of masks everywhere; the others for pictures that are red themselves. */
export const OVERLAY_COLOURS = {
  red: [255, 45, 45],
  green: [0, 190, 90],
  blue: [50, 120, 255],
  yellow: [255, 205, 0],
} as const satisfies Record<string, readonly [number, number, number]>;
export type OverlayColour = keyof typeof OVERLAY_COLOURS;
export const OVERLAY_COLOUR_NAMES = Object.keys(OVERLAY_COLOURS) as readonly OverlayColour[];
/** In percent: below it a mask can't be told from none. */
export const LEAST_OPACITY = 5;

/** How masks are drawn: it stays when the picture changes. */
type Drawing = {
  readonly tool: MaskTool;
  /** Of brush and eraser, in pixels of the picture. */
  readonly diameter: number;
  /** 0 to 100. */
  readonly hardness: number;
  /** True while every tool keeps what it would repaint. */
  readonly isKeeping: boolean;
  readonly overlay: { readonly isShown: boolean; readonly opacity: number; readonly colour: OverlayColour };
  readonly look: 'picture' | 'sent';
  /** Whether a stroke or a shape is begun and not whole yet. */
  readonly isDrawing: boolean;
  /** The model's name when it has no masks, so that none is sent; null when it has. */
  readonly modelWithoutMasks: string | null;
};

/** A mask of another size: it is stretched only after asking. */
type Stretching = { readonly name: string; readonly size: Size; readonly stretch: () => void };

/** The mask of the picture on stage. */
type Drawn = {
  /** The first reference; null while there is none. */
  readonly picture: InputRef | null;
  readonly isReady: boolean;
  readonly feather: number;
  readonly facts: HistoryFacts;
  /** The PNG that will be sent; null while the mask repaints nothing. */
  readonly sent: InputRef | null;
  /** False from a change until the PNG is made from it. */
  readonly isKept: boolean;
  /** Asked about this picture, and about no other. */
  readonly stretching: Stretching | null;
};

export const NOTHING_DRAWN: Drawn = {
  picture: null,
  isReady: false,
  feather: 0,
  facts: { canUndo: false, canRedo: false, steps: 0, bytes: 0, repainted: 0 },
  sent: null,
  isKept: true,
  stretching: null,
};

export type MaskState = Drawing & Drawn;

export const useMask = create<MaskState>()(() => ({
  tool: 'brush',
  diameter: 96,
  hardness: 100,
  isKeeping: false,
  overlay: { isShown: true, opacity: 50, colour: 'red' },
  look: 'picture',
  isDrawing: false,
  modelWithoutMasks: null,
  ...NOTHING_DRAWN,
}));

/** A third of the picture's longer side: what is larger is a shape. */
export const largestNib = ({ picture }: Pick<MaskState, 'picture'>): number =>
  Math.max(16, Math.ceil(Math.max(picture?.width ?? 0, picture?.height ?? 0) / 3));

export const stretchAsked = (stretching: Stretching): void => useMask.setState({ stretching });
/** The question is answered; what is done about it is up to who asked. */
export const stretchAnswered = (): void => useMask.setState({ stretching: null });

export const toolChosen = (tool: MaskTool): void => useMask.setState({ tool, look: 'picture' });
export const diameterChanged = (diameter: number): void =>
  useMask.setState((state) => ({ diameter: Math.round(Math.min(largestNib(state), Math.max(1, diameter))) }));
/** On a small picture a large nib would cover all of it. */
export const nibFitted = (): void => diameterChanged(useMask.getState().diameter);
export const hardnessChanged = (hardness: number): void => useMask.setState({ hardness });
/** A quarter harder or softer. */
export const hardnessStepped = (direction: 1 | -1): void =>
  useMask.setState(({ hardness }) => ({ hardness: Math.min(100, Math.max(0, hardness + direction * 25)) }));
export const paintSwapped = (): void => useMask.setState(({ isKeeping }) => ({ isKeeping: !isKeeping }));
export const lookChosen = (look: MaskState['look']): void => useMask.setState({ look });
export const overlayChanged = (change: Partial<MaskState['overlay']>): void =>
  useMask.setState(({ overlay }) => ({ overlay: { ...overlay, ...change } }));
export const overlayToggled = (): void => overlayChanged({ isShown: !useMask.getState().overlay.isShown });

/** How the mask lies over the picture; null while it doesn't. */
export const overlayLook = ({ overlay, look, feather }: MaskState): OverlayLook | null =>
  overlay.isShown && look === 'picture'
    ? { colour: OVERLAY_COLOURS[overlay.colour], opacity: overlay.opacity / 100, feather }
    : null;

/** A tenth more or less, a pixel at least. */
export function diameterStepped(direction: 1 | -1): void {
  const { diameter } = useMask.getState();
  diameterChanged(diameter + direction * Math.max(1, Math.round(diameter / 10)));
}

import { Ban, Brush, Check, CircleAlert, CircleQuestionMark, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Chip, ChipButton, type ChipButtonProps } from './chip.tsx';
import { cx } from './class-names.ts';
import { FadingImage } from './fading-image.tsx';
import { Icon } from './icon.tsx';
import styles from './picture-tile.module.css';

/** `still` covers every finished picture; `generating` may show a preview. */
export type PictureState = 'still' | 'waiting' | 'generating' | 'failed' | 'uncertain' | 'loading';

export type Picture = {
  readonly src: string;
  readonly alt: string;
  /** In the picture's own pixels; only the ratio counts. */
  readonly width: number;
  readonly height: number;
  readonly isTransparent?: boolean;
};

export type PictureTileProps = {
  readonly picture: Picture | null;
  readonly state?: PictureState;
  /** The word of a failed or uncertain one. */
  readonly word?: string;
  readonly isSelected?: boolean;
  readonly isFocused?: boolean;
  /** Bottom left: draft, preview 2 of 3. */
  readonly mark?: string | undefined;
  /** Bottom left, above `mark`: the demo word. */
  readonly demoMark?: string | undefined;
  readonly isMasked?: boolean;
  /** Bottom right, when there is more than one. */
  readonly results?: number;
  /** Top right. */
  readonly action?: ChipButtonProps;
  /** 0 to 1, while generating. */
  readonly progress?: number | undefined;
};

/**
 * One picture of a grid, fitted and never cropped into a 3:2 cell. It only draws: the grid around it owns focus,
 * selection and roles.
 */
export function PictureTile(props: PictureTileProps) {
  const { picture, state = 'still', word, isSelected = false, isFocused = false } = props;
  return (
    <div className={cx(styles.tile)} data-selected={isSelected || undefined} data-focused={isFocused || undefined}>
      <div className={cx(styles.cell)}>
        {picture ? (
          <PictureFrame picture={picture} isSoft={state === 'generating'}>
            <TileMarks {...props} />
          </PictureFrame>
        ) : (
          <div className={cx(styles.frame)} data-fit="cell">
            <Ghost state={state} word={word} />
            <TileMarks {...props} />
          </div>
        )}
      </div>
    </div>
  );
}

function TileMarks({ state, isSelected, mark, demoMark, isMasked, results = 1, action, progress }: PictureTileProps) {
  return (
    <>
      {isSelected && <Chip at="top-left" tone="accent" icon={Check} />}
      {demoMark ? (
        <Chip at="bottom-left" tone="demo">
          {demoMark}
        </Chip>
      ) : (
        mark && <Chip at="bottom-left">{mark}</Chip>
      )}
      {results > 1 ? <Chip at="bottom-right">{results}</Chip> : isMasked && <Chip at="bottom-right" icon={Brush} />}
      {action && <ChipButton {...action} />}
      {state === 'generating' && progress !== undefined && <PictureProgress progress={progress} />}
    </>
  );
}

type FrameProps = {
  readonly picture: Picture;
  readonly isSoft?: boolean;
  /** `contain` where the box has other proportions than the picture. */
  readonly fit?: 'cover' | 'contain';
  readonly children?: ReactNode;
};

/** A picture with its inner line, on a checkerboard where it is transparent; marks lie on its corners. */
export function PictureFrame({ picture, isSoft = false, fit = 'cover', children }: FrameProps) {
  const { src, alt, width, height, isTransparent = false } = picture;
  return (
    <div
      className={cx(styles.frame)}
      style={{ aspectRatio: `${width} / ${height}` }}
      data-fit={width / height >= 1.5 ? 'width' : 'height'}
      data-checker={isTransparent || undefined}
      data-soft={isSoft || undefined}
    >
      <div className={cx(styles.clip)}>
        <FadingImage src={src} alt={alt} fit={fit} />
      </div>
      {children}
    </div>
  );
}

/** The place of a picture that isn't there: `still` means that none will come. Only icon and word are coloured. */
export function Ghost({ state, word }: { readonly state: PictureState; readonly word?: string | undefined }) {
  const shape = {
    waiting: Clock,
    generating: Clock,
    failed: CircleAlert,
    uncertain: CircleQuestionMark,
    still: Ban,
    loading: null,
  }[state];
  return (
    <div className={cx(styles.ghost)} data-state={state}>
      {shape && <Icon shape={shape} />}
      {word}
    </div>
  );
}

/** The line along the lower edge of a preview. */
export function PictureProgress({ progress }: { readonly progress: number }) {
  return (
    <div className={cx(styles.progress)}>
      <div className={cx(styles.done)} style={{ width: `${progress * 100}%` }} />
    </div>
  );
}

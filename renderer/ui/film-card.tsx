import { Brush } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { Chip, ChipButton, type ChipButtonProps } from './chip.tsx';
import { cx } from './class-names.ts';
import styles from './film-card.module.css';
import { Ghost, type Picture, PictureFrame, PictureProgress, type PictureState } from './picture-tile.tsx';

const HEIGHT = 72;
const NARROWEST = 58;
const WIDEST = 128;
const WITHOUT_PICTURE = 108;

export type FilmCardProps = {
  /** Everything the card says, for assistive technology. */
  readonly label: string;
  readonly picture: Picture | null;
  readonly state?: PictureState;
  readonly isCurrent?: boolean;
  /** State or time. */
  readonly caption: string;
  /** Elapsed time or price, quieter; the first to go where room is short. */
  readonly secondary?: string | undefined;
  /** Bottom left: preview 2 of 3, draft. */
  readonly mark?: string | undefined;
  readonly demoMark?: string | undefined;
  readonly isMasked?: boolean;
  readonly results?: number;
  readonly progress?: number | undefined;
  /** Cancel, while there is something to cancel. */
  readonly action?: ChipButtonProps;
  /** In pixels, where the box must not follow the picture's proportions: while previews come. */
  readonly boxWidth?: number;
  /** False for all but one card of a strip that is walked with the arrows. */
  readonly isTabStop?: boolean;
  readonly onPress: () => void;
};

/** Width of a card in pixels: the picture's at a height of 72, within limits, so that a strip can be laid out before it is drawn. */
export function filmCardWidth(picture: Pick<Picture, 'width' | 'height'> | null): number {
  if (!picture) return WITHOUT_PICTURE;
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, (HEIGHT * picture.width) / picture.height)));
}

/** One job of the filmstrip. Its height never changes. */
export function FilmCard(props: FilmCardProps) {
  const { label, picture, state = 'still', isCurrent = false, caption, secondary, action, onPress } = props;
  const { boxWidth, isTabStop = true } = props;
  const fit = boxWidth === undefined ? 'cover' : 'contain';
  return (
    <div className={cx(styles.card)} style={{ width: boxWidth ?? filmCardWidth(picture) }} data-state={state}>
      <div className={cx(styles.picture)} data-current={isCurrent || undefined}>
        <AriaButton
          className={cx(styles.open)}
          aria-label={label}
          aria-current={isCurrent}
          excludeFromTabOrder={!isTabStop}
          onPress={onPress}
        >
          {picture ? (
            <PictureFrame picture={picture} isSoft={state === 'generating'} fit={fit} />
          ) : (
            <Ghost state={state} />
          )}
        </AriaButton>
        <CardMarks {...props} />
        {action && <ChipButton {...action} isTabStop={isTabStop} />}
      </div>
      <div className={cx(styles.caption)} aria-hidden="true">
        <span className={cx(styles.first)}>{caption}</span>
        {secondary && <span>{secondary}</span>}
      </div>
    </div>
  );
}

function CardMarks({ state, mark, demoMark, isMasked, results = 1, progress }: FilmCardProps) {
  return (
    <>
      {demoMark ? (
        <Chip at="bottom-left" tone="demo">
          {demoMark}
        </Chip>
      ) : (
        mark && <Chip at="bottom-left">{mark}</Chip>
      )}
      {results > 1 ? <Chip at="bottom-right">{results}</Chip> : isMasked && <Chip at="bottom-right" icon={Brush} />}
      {state === 'generating' && progress !== undefined && <PictureProgress progress={progress} />}
    </>
  );
}

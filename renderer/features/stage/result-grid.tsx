import { useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { assetUrl } from '../../../shared/asset.ts';
import type { Size } from '../../../shared/size.ts';
import { say } from '../../../shared/words/say.ts';
import { dragOut } from '../../drag-out.ts';
import { jobShown } from '../../shown.ts';
import { cx } from '../../ui/class-names.ts';
import { PictureFrame } from '../../ui/picture-tile.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { gridPlan } from './grid-plan.ts';
import styles from './result-grid.module.css';
import { useElementSize } from './use-element-size.ts';

const GAP = 8;

type ResultGridProps = {
  readonly jobId: string;
  /** Null for one that is still on its way. */
  readonly assetIds: readonly (string | null)[];
  readonly size: Size;
};

/** All results of one job, as large as they fit; a press opens one. */
export function ResultGrid({ jobId, assetIds, size }: ResultGridProps) {
  const room = useRef<HTMLDivElement>(null);
  const measured = useElementSize(room);
  const plan = measured && gridPlan(measured, assetIds.length, size.width / size.height, GAP);
  return (
    <div className={cx(styles.stage)}>
      <div ref={room} className={cx(styles.room)}>
        {plan && (
          <ul
            className={cx(styles.grid)}
            style={{ gridTemplateColumns: `repeat(${plan.columns}, ${plan.tile.width}px)`, gap: GAP }}
            aria-label={say('stage.results')}
          >
            {assetIds.map((assetId, index) => (
              <li key={assetId ?? index} style={plan.tile}>
                {assetId === null ? (
                  <Skeleton height={plan.tile.height} />
                ) : (
                  <Result jobId={jobId} assetId={assetId} index={index} count={assetIds.length} size={size} />
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

type ResultProps = {
  readonly jobId: string;
  readonly assetId: string;
  readonly index: number;
  readonly count: number;
  readonly size: Size;
};

function Result({ jobId, assetId, index, count, size }: ResultProps) {
  return (
    <div draggable onDragStart={(event) => dragOut(event, [assetId])}>
      <AriaButton
        className={cx(styles.result)}
        aria-label={say('stage.result', { at: index + 1, count })}
        onPress={() => jobShown(jobId, index)}
      >
        <PictureFrame picture={{ src: assetUrl(assetId), alt: '', ...size }} />
      </AriaButton>
    </div>
  );
}

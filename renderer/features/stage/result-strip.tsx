import { Button as AriaButton } from 'react-aria-components';
import { thumbUrl } from '../../../shared/asset.ts';
import type { Size } from '../../../shared/size.ts';
import { say } from '../../../shared/words/say.ts';
import { dragOut } from '../../drag-out.ts';
import { jobShown } from '../../shown.ts';
import { cx } from '../../ui/class-names.ts';
import { PictureFrame } from '../../ui/picture-tile.tsx';
import styles from './result-strip.module.css';

type ResultStripProps = {
  readonly jobId: string;
  readonly assetIds: readonly string[];
  readonly current: string | null;
  readonly size: Size;
};

/** The other results of the job while one is on stage. */
export function ResultStrip({ jobId, assetIds, current, size }: ResultStripProps) {
  return (
    <ul className={cx(styles.strip)} aria-label={say('stage.results')}>
      {assetIds.map((assetId, index) => (
        <li key={assetId}>
          <div draggable onDragStart={(event) => dragOut(event, [assetId])}>
            <AriaButton
              className={cx(styles.thumb)}
              aria-label={say('stage.result', { at: index + 1, count: assetIds.length })}
              aria-current={assetId === current}
              onPress={() => jobShown(jobId, index)}
            >
              <PictureFrame picture={{ src: thumbUrl(assetId), alt: '', ...size }} />
            </AriaButton>
          </div>
        </li>
      ))}
    </ul>
  );
}

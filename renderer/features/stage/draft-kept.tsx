import type { AppError } from '../../../shared/app-error.ts';
import { type Asset, assetUrl } from '../../../shared/asset.ts';
import type { JobView } from '../../../shared/job.ts';
import { pixels } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { dragOut } from '../../drag-out.ts';
import { Chip } from '../../ui/chip.tsx';
import { cx } from '../../ui/class-names.ts';
import { PictureFrame } from '../../ui/picture-tile.tsx';
import styles from './draft-kept.module.css';
import { describeFor, TroubleActions } from './trouble-panel.tsx';

type DraftKeptProps = { readonly job: JobView; readonly error: AppError; readonly asset: Asset | null };

/** A stream that died after a preview: the preview was kept, and the money is still open. */
export function DraftKept({ job, error, asset }: DraftKeptProps) {
  const words = describeFor(error, job);
  const isCut = error.kind === 'uncertain' && error.cause === 'stream-cut';
  return (
    <section className={cx(styles.kept)} role="alert" aria-label={words.title}>
      {asset && (
        <div
          className={cx(styles.picture)}
          data-shape={asset.width >= asset.height ? 'wide' : 'tall'}
          draggable
          onDragStart={(event) => dragOut(event, [asset.id])}
        >
          <PictureFrame
            picture={{ src: assetUrl(asset.id), alt: job.promptStart, width: asset.width, height: asset.height }}
          >
            <Chip at="top-left">{say('stage.draft.mark', { seen: job.previewsSeen, asked: job.previewsAsked })}</Chip>
          </PictureFrame>
        </div>
      )}
      <div className={cx(styles.words)}>
        <h2 className={cx(styles.title)}>{isCut ? say('stage.draft.title') : words.title}</h2>
        <p className={cx(styles.what)}>{say('stage.draft.kept', { pixels: asset ? pixels(asset) : 'none' })}</p>
        <p className={cx(styles.money)} data-demo={job.demo || undefined}>
          {words.money}
        </p>
        <div className={cx(styles.actions)}>
          <TroubleActions job={job} error={error} words={words} isUncertain />
        </div>
      </div>
    </section>
  );
}

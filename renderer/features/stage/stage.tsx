import { Ban, ImageOff, ImagePlus } from 'lucide-react';
import { Suspense, useMemo } from 'react';
import type { JobView } from '../../../shared/job.ts';
import { isOver } from '../../../shared/job.ts';
import { say } from '../../../shared/words/say.ts';
import { runCommand } from '../../commands.ts';
import { jobsSentAgain } from '../../job-wishes.ts';
import { useSettings } from '../../mirror/session.ts';
import { picturesOf, useShownAssetId, useShownJob } from '../../shown-picture.ts';
import { type Shown, useShown } from '../../shown.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { useContextMenu } from '../../ui/context-menu.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { lazily } from '../../ui/lazily.ts';
import { DraftKept } from './draft-kept.tsx';
import { PictureView } from './picture-view.tsx';
import { ProgressWords } from './progress-words.tsx';
import { ResultGrid } from './result-grid.tsx';
import { ResultStrip } from './result-strip.tsx';
import { StageMenu } from './stage-menu.tsx';
import styles from './stage.module.css';
import { expectedSize, type Scene, sceneOf } from './stage-scene.ts';
import { useStageMode } from './stage-mode.ts';
import { StageToolbar } from './stage-toolbar.tsx';
import { TroublePanel } from './trouble-panel.tsx';
import { useStageAsset } from './use-stage-asset.ts';

const MaskStage = lazily(async () => (await import('./mask/mask-stage.tsx')).MaskStage);

/** The middle of Create: pictures to look at, or the one being edited with its mask. */
export function Stage() {
  const isMasking = useStageMode() === 'mask';
  return (
    <Suspense fallback={<section className={cx(styles.stage)} aria-label={say('stage.name')} aria-busy="true" />}>
      {isMasking ? <MaskStage /> : <ViewStage />}
    </Suspense>
  );
}

/** What is being looked at (C8): a job from its first word to its results, or one picture of the library. */
function ViewStage() {
  const shown = useShown((state) => state.shown);
  const job = useShownJob();
  const own = useSettings().ownModels;
  const pictures = picturesOf(job);
  // A grid has no single asset; its first one tells the proportions of all.
  const asset = useStageAsset(useShownAssetId() ?? pictures[0] ?? null);
  const expected = useMemo(() => expectedSize(job, own), [job, own]);
  const scene = sceneOf({ shown, job, asset, expected });
  const menu = useContextMenu();
  const isPicture = scene.kind === 'single' && scene.assetId !== null;
  const known = asset === 'gone' ? null : asset;
  return (
    <section className={cx(styles.stage)} aria-label={say('stage.name')}>
      <StageToolbar
        place={placeOf(shown, pictures)}
        canZoom={scene.kind === 'single'}
        isDemo={known?.demo ?? false}
        isDraft={known?.draft ?? false}
      />
      <div className={cx(styles.area)} {...(isPicture && { onContextMenu: menu.onContextMenu })}>
        <SceneView scene={scene} job={job} prompt={known?.promptStart ?? job?.promptStart ?? ''} asset={known} />
        {job && !isOver(job.state) && scene.kind !== 'trouble' && <ProgressWords job={job} />}
      </div>
      <StageMenu at={menu.at} onClose={menu.close} />
    </section>
  );
}

function placeOf(shown: Shown, pictures: readonly string[]) {
  if (shown.kind !== 'job' || pictures.length < 2) return null;
  return { jobId: shown.jobId, at: shown.picture, count: pictures.length };
}

type SceneProps = {
  readonly scene: Scene;
  readonly job: JobView | null;
  readonly prompt: string;
  readonly asset: Parameters<typeof DraftKept>[0]['asset'];
};

function SceneView({ scene, job, prompt, asset }: SceneProps) {
  if (scene.kind === 'single') {
    const word = scene.assetId === null ? 'stage.preview' : 'stage.alt';
    return (
      <>
        <PictureView src={scene.src} alt={say(word, { prompt })} size={scene.size} assetId={scene.assetId} />
        {job && scene.siblings.length > 1 && (
          <ResultStrip jobId={job.id} assetIds={scene.siblings} current={scene.assetId} size={scene.size} />
        )}
      </>
    );
  }
  if (scene.kind === 'grid' && job) {
    return <ResultGrid key={job.id} jobId={job.id} assetIds={scene.assetIds} size={scene.size} />;
  }
  return (
    <div className={cx(styles.middle)}>
      {job && scene.kind === 'trouble' && <TroublePanel job={job} error={scene.error} tone={scene.tone} />}
      {job && scene.kind === 'draft' && <DraftKept job={job} error={scene.error} asset={asset} />}
      {job && scene.kind === 'cancelled' && <Cancelled job={job} />}
      {scene.kind === 'empty' && <Nothing />}
      {scene.kind === 'gone' && (
        <EmptyState icon={ImageOff} title={say('stage.gone.title')}>
          {say('stage.gone.what')}
        </EmptyState>
      )}
    </div>
  );
}

function Nothing() {
  return (
    <EmptyState
      icon={ImagePlus}
      title={say('stage.empty.title')}
      actions={
        <>
          <Button onPress={() => runCommand('choose-references')}>{say('stage.empty.choose')}</Button>
          <Button variant="quiet" shortcut="Mod+V" onPress={() => runCommand('paste-reference')}>
            {say('stage.empty.paste')}
          </Button>
        </>
      }
    >
      {say('stage.empty.what')}
    </EmptyState>
  );
}

function Cancelled({ job }: { readonly job: JobView }) {
  return (
    <EmptyState
      icon={Ban}
      title={say('stage.cancelled.title')}
      actions={<Button onPress={() => jobsSentAgain([job])}>{say('stage.cancelled.again')}</Button>}
    >
      {say('stage.cancelled.what')}
    </EmptyState>
  );
}

import { Suspense, useEffect } from 'react';
import { say } from '../../shared/words/say.ts';
import { ComposePanel } from '../features/compose/compose-panel.tsx';
import { Filmstrip } from '../features/filmstrip/filmstrip.tsx';
import { Inspector } from '../features/inspector/inspector.tsx';
import { useStageMode } from '../features/stage/stage-mode.ts';
import { Stage } from '../features/stage/stage.tsx';
import { cx } from '../ui/class-names.ts';
import { lazily } from '../ui/lazily.ts';
import { PanelSeparator, ResizableGroup, ResizablePanel, usePanelRef } from '../ui/resizable.tsx';
import { DropZones } from './drop-zones.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { useInspectorOpen, useIsNarrow } from './inspector-fold.ts';
import { layoutChanged, layoutOf } from './layout-store.ts';
import styles from './workspace.module.css';

const MaskPanel = lazily(async () => (await import('../features/stage/mask/mask-panel.tsx')).MaskPanel);

/** Widths in pixels (mock/README.md, "Measures"). */
const COMPOSE = { wide: 320, narrow: 280, min: 264, max: 520 } as const;
const INSPECTOR = { usual: 280, min: 240, max: 480 } as const;
const STAGE_MIN = 320;

/** Create: what is asked for at the left, what came of it over the strip of jobs, its recipe at the right. */
export function Workspace() {
  const isNarrow = useIsNarrow();
  const name = isNarrow ? 'create.compose-narrow' : 'create.compose';
  const usual = isNarrow ? COMPOSE.narrow : COMPOSE.wide;
  const compose = usePanelRef();
  useEffect(() => compose.current?.resize(layoutOf(name, usual)), [compose, name, usual]);
  const keep = () => keepWidth(name, compose.current?.getSize().inPixels);
  return (
    <ResizableGroup id="create" onLayoutChanged={(_layout, { isUserInteraction }) => isUserInteraction && keep()}>
      <ResizablePanel
        id="compose"
        isFixed
        panelRef={compose}
        defaultSize={layoutOf(name, usual)}
        minSize={COMPOSE.min}
        maxSize={COMPOSE.max}
      >
        <ErrorBoundary>
          <ComposePanel />
        </ErrorBoundary>
      </ResizablePanel>
      <PanelSeparator label={say('app.compose-width')} />
      <ResizablePanel id="result" minSize={STAGE_MIN}>
        <div className={cx(styles.result)}>
          <div className={cx(styles.view)}>
            <StageAndInspector isNarrow={isNarrow} />
          </div>
          <ErrorBoundary>
            <Filmstrip />
          </ErrorBoundary>
          <DropZones />
        </div>
      </ResizablePanel>
    </ResizableGroup>
  );
}

function keepWidth(name: string, widthPx: number | undefined): void {
  if (widthPx !== undefined && widthPx > 0) layoutChanged({ [name]: Math.round(widthPx) });
}

function StageAndInspector({ isNarrow }: { readonly isNarrow: boolean }) {
  const isOpen = useInspectorOpen();
  const isMasking = useStageMode() === 'mask';
  const inspector = usePanelRef();
  const keep = () => keepWidth('create.inspector', inspector.current?.getSize().inPixels);
  const stage = (
    <ErrorBoundary>
      <Stage />
    </ErrorBoundary>
  );
  const details = (
    <ErrorBoundary>
      <Suspense fallback={null}>{isMasking ? <MaskPanel /> : <Inspector />}</Suspense>
    </ErrorBoundary>
  );
  return (
    <>
      <ResizableGroup id="result" onLayoutChanged={(_layout, { isUserInteraction }) => isUserInteraction && keep()}>
        <ResizablePanel id="stage" minSize={STAGE_MIN}>
          {stage}
        </ResizablePanel>
        {isOpen && !isNarrow && (
          <>
            <PanelSeparator label={say('app.inspector-width')} />
            <ResizablePanel
              id="inspector"
              isFixed
              panelRef={inspector}
              defaultSize={layoutOf('create.inspector', INSPECTOR.usual)}
              minSize={INSPECTOR.min}
              maxSize={INSPECTOR.max}
            >
              {details}
            </ResizablePanel>
          </>
        )}
      </ResizableGroup>
      {isOpen && isNarrow && <div className={cx(styles.over)}>{details}</div>}
    </>
  );
}

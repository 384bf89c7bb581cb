import { Suspense, useEffect } from 'react';
import { say } from '../../shared/words/say.ts';
import { ComposePanel } from '../features/compose/compose-panel.tsx';
import { Filmstrip } from '../features/filmstrip/filmstrip.tsx';
import { Inspector } from '../features/inspector/inspector.tsx';
import { useStageMode } from '../features/stage/stage-mode.ts';
import { Stage } from '../features/stage/stage.tsx';
import { cx } from '../ui/class-names.ts';
import { lazily } from '../ui/lazily.ts';
import { SizedPanel } from '../ui/sized-panel.tsx';
import { DropZones } from './drop-zones.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { inspectorToggled, useInspectorOpen, useIsNarrow } from './inspector-fold.ts';
import { layoutChanged, useLayout } from './layout-store.ts';
import styles from './workspace.module.css';

const MaskPanel = lazily(async () => (await import('../features/stage/mask/mask-panel.tsx')).MaskPanel);

/** Widths in pixels. */
const COMPOSE = { wide: 320, narrow: 280, min: 264, max: 520 } as const;
const INSPECTOR = { usual: 280, min: 240, max: 480 } as const;
const STAGE_MIN = 320;

/** Create: what is asked for at the left, what came of it over the strip of jobs, its recipe at the right. */
export function Workspace() {
  const isNarrow = useIsNarrow();
  const name = isNarrow ? 'create.compose-narrow' : 'create.compose';
  const usual = isNarrow ? COMPOSE.narrow : COMPOSE.wide;
  return (
    <div className={cx(styles.row)}>
      <SizedPanel
        label={say('app.compose-width')}
        edge="right"
        width={useLayout(name, usual)}
        usual={usual}
        min={COMPOSE.min}
        max={COMPOSE.max}
        rest={STAGE_MIN}
        onResized={(width) => layoutChanged({ [name]: width })}
      >
        <ErrorBoundary>
          <ComposePanel />
        </ErrorBoundary>
      </SizedPanel>
      <div className={cx(styles.result)}>
        <div className={cx(styles.view)}>
          <StageAndInspector isNarrow={isNarrow} />
        </div>
        <ErrorBoundary>
          <Filmstrip />
        </ErrorBoundary>
        <DropZones />
      </div>
    </div>
  );
}

function StageAndInspector({ isNarrow }: { readonly isNarrow: boolean }) {
  const isOpen = useInspectorOpen();
  const isMasking = useStageMode() === 'mask';
  useEscape(isOpen && isNarrow && !isMasking, inspectorToggled);
  const width = useLayout('create.inspector', INSPECTOR.usual);
  const details = (
    <ErrorBoundary>
      <Suspense fallback={null}>{isMasking ? <MaskPanel /> : <Inspector />}</Suspense>
    </ErrorBoundary>
  );
  return (
    <div className={cx(styles.row)}>
      <div className={cx(styles.stage)}>
        <ErrorBoundary>
          <Stage />
        </ErrorBoundary>
      </div>
      {isOpen && isNarrow && <div className={cx(styles.over)}>{details}</div>}
      {isOpen && !isNarrow && (
        <SizedPanel
          label={say('app.inspector-width')}
          edge="left"
          width={width}
          usual={INSPECTOR.usual}
          min={INSPECTOR.min}
          max={INSPECTOR.max}
          rest={STAGE_MIN}
          onResized={(to) => layoutChanged({ 'create.inspector': to })}
        >
          {details}
        </SizedPanel>
      )}
    </div>
  );
}

/** Escape that nothing else had a use for takes away what lies over the stage. */
function useEscape(isOver: boolean, away: () => void): void {
  useEffect(() => {
    if (!isOver) return;
    const onKey = ({ key, defaultPrevented, target }: KeyboardEvent) => {
      const isElsewhere =
        target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]');
      if (key === 'Escape' && !defaultPrevented && !isElsewhere) away();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [isOver, away]);
}

import { Brush, Redo2, Undo2 } from 'lucide-react';
import { say } from '../../../../shared/words/say.ts';
import { runCommand } from '../../../commands.ts';
import { useShortcuts } from '../../../shortcuts.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { maskRedone, maskUndone } from './mask-edits.ts';
import { useMask } from './mask-state.ts';
import { StageModes } from '../stage-modes.tsx';
import { InspectorToggle, ZoomControls } from '../stage-toolbar.tsx';
import { MaskFoot } from './mask-foot.tsx';
import { MaskOptions } from './mask-options.tsx';
import { MaskScene } from './mask-scene.tsx';
import styles from './mask.module.css';
import { MaskTools } from './mask-tools.tsx';
import { StretchQuestion } from './stretch-question.tsx';

/** Drawing where the picture being edited is repainted (M1). */
export function MaskStage() {
  const hash = useMask(({ picture }) => picture?.hash ?? null);
  return (
    <section className={cx(styles.stage)} aria-label={say('mask.stage')}>
      <MaskToolbar isEmpty={hash === null} />
      {hash === null ? (
        <NoPicture />
      ) : (
        <>
          <MaskOptions />
          <div className={cx(styles.area)}>
            <MaskTools />
            <div className={cx(styles.column)}>
              <MaskScene key={hash} />
              <MaskFoot />
            </div>
          </div>
          <StretchQuestion />
        </>
      )}
    </section>
  );
}

function MaskToolbar({ isEmpty }: { readonly isEmpty: boolean }) {
  const shortcutOf = useShortcuts();
  const canUndo = useMask(({ facts }) => facts.canUndo);
  const canRedo = useMask(({ facts }) => facts.canRedo);
  return (
    <div className={cx(styles.toolbar)} role="toolbar" aria-label={say('mask.toolbar')}>
      <StageModes />
      <span className={cx(styles.space)} />
      <IconButton
        icon={Undo2}
        label={say('command.undo')}
        {...shortcutOf('undo')}
        isDisabled={!canUndo}
        onPress={maskUndone}
      />
      <IconButton
        icon={Redo2}
        label={say('command.redo')}
        {...shortcutOf('redo')}
        isDisabled={!canRedo}
        onPress={maskRedone}
      />
      <span className={cx(styles.divider)} />
      {!isEmpty && <ZoomControls />}
      <InspectorToggle />
    </div>
  );
}

function NoPicture() {
  return (
    <div className={cx(styles.middle)}>
      <EmptyState
        icon={Brush}
        title={say('mask.empty.title')}
        actions={<Button onPress={() => runCommand('choose-references')}>{say('mask.empty.choose')}</Button>}
      >
        {say('mask.empty.what')}
      </EmptyState>
    </div>
  );
}

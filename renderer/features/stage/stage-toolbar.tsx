import { ChevronLeft, ChevronRight, LayoutGrid, Maximize, Minus, PanelRight, Plus } from 'lucide-react';
import { memo } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import { say } from '../../../shared/words/say.ts';
import { runCommand, useCommand } from '../../commands.ts';
import { useShortcuts } from '../../shortcuts.ts';
import { jobShown } from '../../shown.ts';
import { DemoMark } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import type { IconShape } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuChoice, MenuItem, MenuPopover, MenuSeparator, MenuSwitch, MenuTrigger } from '../../ui/menu.tsx';
import { Tag } from '../../ui/tag.tsx';
import { nextPicture, previousPicture, useHasStep } from './picture-steps.ts';
import { StageModes } from './stage-modes.tsx';
import styles from './stage-toolbar.module.css';
import { GROUNDS, groundChosen, pixelGridToggled, useViewLook } from './view-look.ts';
import { useZoomPercent, zoomDouble, zoomFit, zoomFull, zoomIn, zoomOut } from './view-store.ts';

export type StageToolbarProps = {
  /** Where one is among the results of a job; null when there are not several. */
  readonly place: { readonly jobId: string; readonly at: number | null; readonly count: number } | null;
  readonly canZoom: boolean;
  readonly isDemo: boolean;
  readonly isDraft: boolean;
};

/** The line above the stage: through the pictures at the left, how close at the right. */
export function StageToolbar({ place, canZoom, isDemo, isDraft }: StageToolbarProps) {
  return (
    <div className={cx(styles.toolbar)} role="toolbar" aria-label={say('stage.toolbar')}>
      <StageModes />
      <StepButton id="previous-picture" icon={ChevronLeft} step={-1} perform={previousPicture} />
      {place && (
        <span className={cx(styles.place)}>
          {place.at === null
            ? say('stage.show-all', { count: place.count })
            : say('stage.place', { at: place.at + 1, count: place.count })}
        </span>
      )}
      <StepButton id="next-picture" icon={ChevronRight} step={1} perform={nextPicture} />
      {place?.at != null && (
        <IconButton
          icon={LayoutGrid}
          label={say('stage.show-all', { count: place.count })}
          onPress={() => jobShown(place.jobId)}
        />
      )}
      {isDemo && <DemoMark>{say('stage.demo')}</DemoMark>}
      {isDraft && <Tag>{say('stage.draft')}</Tag>}
      <span className={cx(styles.space)} />
      {canZoom && <ZoomControls />}
      <InspectorToggle />
    </div>
  );
}

/** At the corner where the inspector comes from: it may be shut in any window. */
export function InspectorToggle() {
  const shortcutOf = useShortcuts();
  return (
    <IconButton
      icon={PanelRight}
      label={say('command.toggle-inspector')}
      {...shortcutOf('toggle-inspector')}
      onPress={() => runCommand('toggle-inspector')}
    />
  );
}

type StepProps = {
  readonly id: CommandId;
  readonly icon: IconShape;
  readonly step: 1 | -1;
  readonly perform: () => void;
};

const StepButton = memo(function StepButton({ id, icon, step, perform }: StepProps) {
  const { word, keys } = useCommand(id);
  const isOff = !useHasStep(step);
  return (
    <IconButton icon={icon} label={say(word)} {...(keys && { shortcut: keys })} isDisabled={isOff} onPress={perform} />
  );
});

/** Kept from being drawn again with every preview. */
export const ZoomControls = memo(function ZoomControls() {
  const shortcutOf = useShortcuts();
  return (
    <>
      <IconButton icon={Minus} label={say('command.zoom-out')} {...shortcutOf('zoom-out')} onPress={zoomOut} />
      <MenuTrigger>
        <ZoomButton />
        <MenuPopover label={say('stage.zoom')} placement="bottom end">
          <MenuItem label={say('command.zoom-fit')} {...shortcutOf('zoom-fit')} onAction={zoomFit} />
          <MenuItem label={say('command.zoom-full')} {...shortcutOf('zoom-full')} onAction={() => zoomFull()} />
          <MenuItem label={say('command.zoom-double')} {...shortcutOf('zoom-double')} onAction={zoomDouble} />
          <LookItems />
        </MenuPopover>
      </MenuTrigger>
      <IconButton icon={Plus} label={say('command.zoom-in')} {...shortcutOf('zoom-in')} onPress={zoomIn} />
      <IconButton icon={Maximize} label={say('command.zoom-fit')} {...shortcutOf('zoom-fit')} onPress={zoomFit} />
    </>
  );
});

/** What lies behind the picture, and the lines between its pixels. */
function LookItems() {
  const shortcutOf = useShortcuts();
  const { ground, hasPixelGrid } = useViewLook();
  const grounds = GROUNDS.map((id) => ({ id, label: say(`stage.ground.${id}`) }));
  return (
    <>
      <MenuChoice label={say('stage.ground')} items={grounds} chosen={ground} onChoose={groundChosen} />
      <MenuSeparator />
      <MenuSwitch
        label={say('command.pixel-grid')}
        {...shortcutOf('pixel-grid')}
        isOn={hasPixelGrid}
        onToggle={pixelGridToggled}
      />
    </>
  );
}

/** Alone, so that a zoom redraws this button and nothing else. */
function ZoomButton() {
  const percent = useZoomPercent();
  return (
    <Button variant="quiet" aria-label={`${say('stage.zoom')} ${say('stage.percent', { percent })}`}>
      <span className={cx(styles.percent)}>{say('stage.percent', { percent })}</span>
    </Button>
  );
}

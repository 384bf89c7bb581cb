import { Images, ListVideo, Settings, Sparkles } from 'lucide-react';
import type { CommandId } from '../../shared/commands.ts';
import { isOver } from '../../shared/job.ts';
import { say } from '../../shared/words/say.ts';
import { runCommand, useCommand } from '../commands.ts';
import { useQueue } from '../mirror/queue.ts';
import { Count } from '../ui/badge.tsx';
import { cx } from '../ui/class-names.ts';
import { IconButton } from '../ui/icon-button.tsx';
import type { IconShape } from '../ui/icon.tsx';
import { useOverlay } from './overlay-store.ts';
import { type Place, usePlace } from './place-store.ts';
import styles from './rail.module.css';

/** The places of the window, and the settings at its foot. */
export function Rail() {
  return (
    <nav className={cx(styles.rail)} aria-label={say('app.places')}>
      <PlaceButton place="create" icon={Sparkles} command="go-create" />
      <PlaceButton place="queue" icon={ListVideo} command="go-queue" />
      <PlaceButton place="library" icon={Images} command="go-library" />
      <span className={cx(styles.space)} />
      <SettingsButton />
    </nav>
  );
}

/** What fits the rail. */
const MOST_SHOWN = 999;

type PlaceButtonProps = { readonly place: Place; readonly icon: IconShape; readonly command: CommandId };

function PlaceButton({ place, icon, command }: PlaceButtonProps) {
  const isCurrent = usePlace() === place;
  const { keys } = useCommand(command);
  const count = useQueue(({ jobs }) =>
    place === 'queue' ? Object.values(jobs).filter((job) => !isOver(job.state)).length : 0,
  );
  const name = say(`place.${place}`);
  return (
    <span className={cx(styles.cell)} data-current={isCurrent || undefined}>
      <IconButton
        icon={icon}
        label={count > 0 ? `${name}, ${say('app.rail-count', { count })}` : name}
        size="rail"
        tipPlacement="right"
        {...(keys && { shortcut: keys })}
        {...(isCurrent && { 'aria-current': 'page' })}
        onPress={() => runCommand(command)}
      />
      {count > 0 && (
        <span className={cx(styles.count)} data-wide={count > 99 || undefined} aria-hidden="true">
          <Count>{count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}</Count>
        </span>
      )}
    </span>
  );
}

function SettingsButton() {
  const isOpen = useOverlay(({ overlay }) => overlay.kind === 'settings');
  const { keys } = useCommand('open-settings');
  return (
    <span className={cx(styles.cell)} data-current={isOpen || undefined}>
      <IconButton
        icon={Settings}
        label={say('place.settings')}
        size="rail"
        tipPlacement="right"
        {...(keys && { shortcut: keys })}
        onPress={() => runCommand('open-settings')}
      />
    </span>
  );
}

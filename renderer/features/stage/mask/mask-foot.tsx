import { Eye, EyeOff } from 'lucide-react';
import { Group } from 'react-aria-components';
import { say } from '../../../../shared/words/say.ts';
import { useShortcuts } from '../../../shortcuts.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { MenuItem, MenuPopover, MenuTrigger } from '../../../ui/menu.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Slider } from '../../../ui/slider.tsx';
import { lookWanted } from './mask-look.ts';
import { LEAST_OPACITY, OVERLAY_COLOUR_NAMES, overlayChanged, overlayToggled, useMask } from './mask-state.ts';
import styles from './mask.module.css';

/** The line below the picture: how the mask is shown. Nothing here changes what is sent. */
export function MaskFoot() {
  const shortcutOf = useShortcuts();
  const { isShown, opacity } = useMask((state) => state.overlay);
  const look = useMask((state) => state.look);
  return (
    <Group className={cx(styles.foot)} aria-label={say('mask.foot')}>
      <IconButton
        icon={isShown ? Eye : EyeOff}
        label={say(isShown ? 'mask.overlay.hide' : 'mask.overlay.show')}
        {...shortcutOf('mask-overlay')}
        tipPlacement="top"
        onPress={overlayToggled}
      />
      <div className={cx(styles.opacity)}>
        <Slider
          label={say('mask.overlay.opacity')}
          value={opacity}
          onChange={(value) => overlayChanged({ opacity: value })}
          minValue={LEAST_OPACITY}
          maxValue={100}
          unit={say('mask.percent')}
          isDisabled={!isShown}
        />
      </div>
      <ColourMenu />
      <span className={cx(styles.divider)} />
      <Segmented
        label={say('mask.look')}
        labelAt="hidden"
        isCompact
        value={look}
        onChange={lookWanted}
        segments={[
          { id: 'picture', label: say('mask.look.picture') },
          { id: 'sent', label: say('mask.look.sent') },
        ]}
      />
      <FootWarning />
    </Group>
  );
}

/** What is sent and not seen, or seen and not sent. */
function FootWarning() {
  const hasMask = useMask(({ facts }) => facts.repainted > 0);
  const isShown = useMask(({ overlay }) => overlay.isShown);
  const model = useMask((state) => state.modelWithoutMasks);
  if (!hasMask || (isShown && model === null)) return null;
  return <span className={cx(styles.hidden)}>{say(model === null ? 'mask.overlay.hidden' : 'mask.unused')}</span>;
}

function ColourMenu() {
  const colour = useMask(({ overlay }) => overlay.colour);
  return (
    <MenuTrigger>
      <Button variant="quiet" aria-label={say('mask.overlay.colour', { colour: say(`mask.colour.${colour}`) })}>
        <span className={cx(styles.swatch)} data-colour={colour} />
      </Button>
      <MenuPopover label={say('mask.overlay.colour', { colour: say(`mask.colour.${colour}`) })} placement="top">
        {OVERLAY_COLOUR_NAMES.map((name) => (
          <MenuItem
            key={name}
            id={name}
            label={say(`mask.colour.${name}`)}
            onAction={() => overlayChanged({ colour: name })}
          />
        ))}
      </MenuPopover>
    </MenuTrigger>
  );
}

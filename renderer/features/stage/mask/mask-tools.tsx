import { ArrowLeftRight, Brush, CircleDashed, Eraser, Hand, Lasso, Pentagon, SquareDashed } from 'lucide-react';
import { Fragment } from 'react';
import { Toolbar } from 'react-aria-components';
import { say } from '../../../../shared/words/say.ts';
import { cx } from '../../../ui/class-names.ts';
import type { IconShape } from '../../../ui/icon.tsx';
import { IconToggle } from '../../../ui/icon-button.tsx';
import { useShortcuts } from '../../../shortcuts.ts';
import { MASK_TOOLS, type MaskTool, paintSwapped, toolChosen, useMask } from './mask-state.ts';
import styles from './mask.module.css';

const ICONS: Readonly<Record<MaskTool, IconShape>> = {
  brush: Brush,
  eraser: Eraser,
  rectangle: SquareDashed,
  ellipse: CircleDashed,
  lasso: Lasso,
  polygon: Pentagon,
  pan: Hand,
};

/** Tools that begin another group. */
const AFTER_LINE: readonly MaskTool[] = ['rectangle', 'pan'];

/** Held, it pans with any tool. */
const PAN_KEY = 'Space';

/** The strip at the left: what the pointer does. */
export function MaskTools() {
  return (
    <Toolbar orientation="vertical" aria-label={say('mask.tools')} className={cx(styles.tools)}>
      {MASK_TOOLS.map((tool) => (
        <Fragment key={tool}>
          {AFTER_LINE.includes(tool) && <span className={cx(styles.line)} />}
          {tool === 'pan' && <SwapButton />}
          <ToolButton tool={tool} />
        </Fragment>
      ))}
    </Toolbar>
  );
}

function ToolButton({ tool }: { readonly tool: MaskTool }) {
  const shortcutOf = useShortcuts();
  const isChosen = useMask((state) => state.tool === tool);
  return (
    <IconToggle
      icon={ICONS[tool]}
      label={say(`command.mask-${tool}`)}
      {...(tool === 'pan' ? { shortcut: PAN_KEY } : shortcutOf(`mask-${tool}`))}
      size="large"
      variant="quiet"
      tipPlacement="right"
      isSelected={isChosen}
      onChange={() => toolChosen(tool)}
    />
  );
}

function SwapButton() {
  const shortcutOf = useShortcuts();
  const isKeeping = useMask((state) => state.isKeeping);
  return (
    <IconToggle
      icon={ArrowLeftRight}
      label={say('command.mask-swap')}
      {...shortcutOf('mask-swap')}
      size="large"
      variant="quiet"
      tipPlacement="right"
      isSelected={isKeeping}
      onChange={paintSwapped}
    />
  );
}

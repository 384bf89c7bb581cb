import { Brush, ImagePlus, Repeat, Shuffle } from 'lucide-react';
import type { Asset } from '../../../shared/asset.ts';
import type { CommandId } from '../../../shared/commands.ts';
import { finalRequest } from '../../../shared/final-request.ts';
import { estimate } from '../../../shared/price.ts';
import type { GenerationRequest, InputRef } from '../../../shared/request.ts';
import { estimated } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { runCommand, useCommand } from '../../commands.ts';
import { useDemo, usePrices, useSettings } from '../../mirror/session.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import type { IconShape } from '../../ui/icon.tsx';
import { PlainSection, Section } from '../../ui/section.tsx';
import styles from './inspector.module.css';

/** The four ways on from a picture or a request, and why one is off. */
export function InspectorActions() {
  const commands = [
    useCommand('edit-picture'),
    useCommand('use-as-reference'),
    useCommand('again'),
    useCommand('vary'),
  ];
  const reasons = new Set(commands.flatMap((command) => command.off ?? []));
  return (
    <PlainSection>
      <div className={cx(styles.actions)}>
        <CommandButton id="edit-picture" icon={Brush} />
        <CommandButton id="use-as-reference" icon={ImagePlus} label={say('inspector.reference')} />
        <CommandButton id="again" icon={Repeat} />
        <CommandButton id="vary" icon={Shuffle} />
      </div>
      {[...reasons].map((reason) => (
        <p key={reason} className={cx(styles.reason)}>
          {reason}
        </p>
      ))}
    </PlainSection>
  );
}

type CommandButtonProps = { readonly id: CommandId; readonly icon?: IconShape; readonly label?: string };

function CommandButton({ id, icon, label }: CommandButtonProps) {
  const { word, ready } = useCommand(id);
  return (
    <Button {...(icon && { icon })} isDisabled={!ready} onPress={() => runCommand(id)}>
      {label ?? say(word)}
    </Button>
  );
}

type DraftFirstProps = { readonly asset: Asset; readonly request: GenerationRequest | null };

/** A cheap version leads to the real one (C11): low quality, or the last preview of a stream that stopped. */
export function DraftFirst({ asset, request }: DraftFirstProps) {
  const own = useSettings().ownModels;
  const prices = usePrices();
  const isDemo = useDemo();
  const isLow = request?.family === 'gpt' && request.quality === 'low';
  if (!request || !(asset.draft || isLow)) return null;
  const { totalMicros } = estimate(finalRequest(request, asInput(asset)), prices, own);
  return (
    <Section title={say('inspector.draft-first')} aside={isDemo ? say('price.free') : estimated(totalMicros)}>
      <p className={cx(styles.quiet)}>{say(asset.draft ? 'inspector.draft-kept' : 'inspector.draft-low')}</p>
      <CommandButton id="make-final" />
    </Section>
  );
}

/** The picture as the reference it will be; its price hangs on nothing but its size. */
const asInput = ({ format, width, height, bytes, name }: Asset): InputRef => ({
  hash: '',
  kind: format,
  width,
  height,
  bytes,
  name,
});

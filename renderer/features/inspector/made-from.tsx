import { Brush, ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { inputThumbUrl, thumbUrl } from '../../../shared/asset.ts';
import type { InputRef, MaskRef } from '../../../shared/request.ts';
import { pixels } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { runCommand, useCommand } from '../../commands.ts';
import { assetShown } from '../../shown.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { MaskOver } from '../../ui/mask-over.tsx';
import { Section } from '../../ui/section.tsx';
import { Thumbnail } from '../../ui/thumbnail.tsx';
import styles from './made-from.module.css';
import { useAncestors } from './use-ancestors.ts';

type MadeFromProps = { readonly assetId: string; readonly parents: readonly string[] };

/** The line of pictures this one comes from; a press shows one. */
export function MadeFrom({ assetId, parents }: MadeFromProps) {
  const line = useAncestors(parents);
  if (line.length === 0) return null;
  return (
    <Section title={say('inspector.made-from')}>
      <div className={cx(styles.line)}>
        {line.map((id, index) => (
          <Fragment key={id}>
            <AriaButton
              className={cx(styles.ancestor)}
              aria-label={say('inspector.ancestor', { steps: line.length - index })}
              onPress={() => assetShown(id)}
            >
              <Thumbnail size="small" src={thumbUrl(id)} />
            </AriaButton>
            <Icon shape={ChevronRight} />
          </Fragment>
        ))}
        <span className={cx(styles.current)}>
          <Thumbnail size="small" src={thumbUrl(assetId)} alt={say('inspector.this-picture')} />
        </span>
      </div>
    </Section>
  );
}

type ReferencesProps = { readonly references: readonly InputRef[]; readonly mask: MaskRef | null };

/** The pictures that were sent along, as they were sent; the mask lies over the first, and can be drawn on again. */
export function References({ references, mask }: ReferencesProps) {
  if (references.length === 0) return null;
  return (
    <Section title={say('field.references')} aside={references.length}>
      <ul className={cx(styles.line)}>
        {references.map((reference, index) => (
          <li key={`${reference.hash} ${index}`} title={titleOf(reference)}>
            <Thumbnail size="small" src={inputThumbUrl(reference.hash)} alt={reference.name}>
              {mask && index === 0 && <MaskOver src={inputThumbUrl(mask.hash)} />}
            </Thumbnail>
          </li>
        ))}
      </ul>
      {mask && <MaskFacts mask={mask} />}
    </Section>
  );
}

function MaskFacts({ mask }: { readonly mask: MaskRef }) {
  const { word, ready } = useCommand('edit-mask');
  const { repainted, feather = 0, width, height } = mask;
  const percent = repainted === undefined ? 'none' : ((repainted / (width * height)) * 100).toFixed(1);
  return (
    <div className={cx(styles.mask)}>
      <span>{say('inspector.mask', { percent, feather })}</span>
      <Button icon={Brush} isDisabled={!ready} onPress={() => runCommand('edit-mask')}>
        {say(word)}
      </Button>
    </div>
  );
}

const titleOf = (reference: InputRef): string => `${reference.name}, ${pixels(reference)}`;

import { Copy } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { type Answer, type Asset, thumbUrl } from '../../../shared/asset.ts';
import { say } from '../../../shared/words/say.ts';
import { copyText } from '../../copy-text.ts';
import { useJob } from '../../mirror/queue.ts';
import { picturesOf } from '../../shown-picture.ts';
import { assetShown, jobShown } from '../../shown.ts';
import { cx } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './answer-section.module.css';
import { answerParts, answerText } from './answer-parts.ts';

type AnswerSectionProps = { readonly asset: Asset; readonly answer: Answer };

/** The answer's words and pictures in the order they came (C10). Nothing to show where there were no words. */
export function AnswerSection({ asset, answer }: AnswerSectionProps) {
  const job = useJob(asset.jobId);
  const siblings = picturesOf(job);
  const text = answerText(answer);
  if (text === '') return null;
  const parts = answerParts(answer);
  const idOf = (index: number) => (index === answer.index ? asset.id : siblings[index]);
  const show = (index: number, id: string) => (job ? jobShown(job.id, index) : assetShown(id));
  return (
    <Section
      title={say('inspector.answer')}
      aside={say('inspector.parts', { count: parts.length })}
      actions={
        <IconButton
          icon={Copy}
          label={say('inspector.copy-text')}
          onPress={() => void copyText(text, say('inspector.text-copied'))}
        />
      }
    >
      {parts.map((part, place) => {
        if (part.type === 'text') {
          return (
            <p key={place} className={cx(styles.text)}>
              {part.text}
            </p>
          );
        }
        const id = idOf(part.index);
        if (id === undefined) return null;
        return (
          <AriaButton
            key={place}
            className={cx(styles.picture)}
            aria-label={say('inspector.part', { at: part.index + 1 })}
            aria-current={id === asset.id}
            onPress={() => show(part.index, id)}
          >
            <img
              src={thumbUrl(id)}
              alt=""
              draggable={false}
              style={{ aspectRatio: `${asset.width} / ${asset.height}` }}
            />
          </AriaButton>
        );
      })}
    </Section>
  );
}

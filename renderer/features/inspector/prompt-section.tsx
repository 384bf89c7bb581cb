import { Copy } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { count } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { copyText } from '../../copy-text.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './inspector.module.css';

/** The prompt in four lines, and the rest of it on request. */
export function PromptSection({ prompt }: { readonly prompt: string }) {
  const text = useRef<HTMLParagraphElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isCut, setCut] = useState(false);
  useLayoutEffect(() => {
    const node = text.current;
    if (!node || isOpen) return;
    const measure = () => setCut(node.scrollHeight > node.clientHeight + 1);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [isOpen]);
  return (
    <Section
      title={say('field.prompt')}
      aside={isCut && count(prompt.length)}
      actions={
        <IconButton
          icon={Copy}
          label={say('inspector.copy-prompt')}
          onPress={() => void copyText(prompt, say('inspector.prompt-copied'))}
        />
      }
    >
      <p ref={text} className={cx(styles.prompt)} data-open={isOpen || undefined}>
        {prompt}
      </p>
      {isCut && (
        <div>
          <Button variant="link" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {say(isOpen ? 'inspector.show-less' : 'inspector.show-all')}
          </Button>
        </div>
      )}
    </Section>
  );
}

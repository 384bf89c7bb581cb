import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '../../../shared/words/say.ts';
import { cx } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './welcome.module.css';

export type StepName = 'key' | 'folder' | 'first';

const STEPS: readonly StepName[] = ['key', 'folder', 'first'];

type StepPageProps = {
  readonly step: StepName;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
};

/** One step: where it stands among the others, what it is about, and what is asked. */
export function StepPage({ step, title, text, children }: StepPageProps) {
  return (
    <section className={cx(styles.step)}>
      <StepList current={step} />
      <h1 className={cx(styles.title)}>{title}</h1>
      <p className={cx(styles.text)}>{text}</p>
      {children}
    </section>
  );
}

function StepList({ current }: { readonly current: StepName }) {
  const at = STEPS.indexOf(current);
  return (
    <ol className={cx(styles.steps)}>
      {STEPS.map((step, index) => (
        <li key={step} data-done={index < at || undefined} {...(index === at && { 'aria-current': 'step' as const })}>
          <span className={cx(styles.number)} aria-hidden="true">
            {index < at ? <Icon shape={Check} size={12} /> : index + 1}
          </span>
          {say(`welcome.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}

/** The buttons of a step: back or skip at the left, on at the right. */
export function StepFoot({ left, children }: { readonly left?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={cx(styles.foot)}>
      {left}
      <span className={cx(styles.space)} />
      {children}
    </div>
  );
}

import { useState } from 'react';
import { say } from '../../../shared/words/say.ts';
import { call } from '../../bridge.ts';
import { sessionChanged } from '../../mirror/session.ts';
import { notifyError } from '../../notices.ts';
import { cx } from '../../ui/class-names.ts';
import type { FirstDone } from './first-picture.ts';
import { FirstStep } from './first-step.tsx';
import { FolderStep } from './folder-step.tsx';
import { KeyStep } from './key-step.tsx';
import art from './still-sea.webp';
import type { StepName } from './steps.tsx';
import styles from './welcome.module.css';

/** The first start (S3): the key or the demo, the folder, the first picture. Every step can be skipped. */
export function Welcome({ onDone }: { readonly onDone: FirstDone }) {
  const [step, setStep] = useState<StepName>('key');
  const finish = async (...first: Parameters<FirstDone>) => {
    const settings = await call('settings.change', { welcomed: true });
    if (!settings.ok) return notifyError(settings.error);
    sessionChanged({ settings: settings.value });
    onDone(...first);
  };
  return (
    <main className={cx(styles.split)} aria-label={say('welcome.name')}>
      <div className={cx(styles.left)}>
        {step === 'key' && <KeyStep onNext={() => setStep('folder')} />}
        {step === 'folder' && <FolderStep onBack={() => setStep('key')} onNext={() => setStep('first')} />}
        {step === 'first' && <FirstStep onDone={(...first) => void finish(...first)} />}
      </div>
      <div className={cx(styles.right)}>
        <figure className={cx(styles.art)}>
          <img src={art} alt={say('welcome.art.alt')} draggable={false} />
          <figcaption>
            <span>{say('welcome.art.name')}</span>
            <span>{say('welcome.art.size')}</span>
            <span>{say('app.demo')}</span>
          </figcaption>
        </figure>
      </div>
    </main>
  );
}

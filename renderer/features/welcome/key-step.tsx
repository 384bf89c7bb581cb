import { type FormEvent, useState } from 'react';
import { describeError } from '../../../shared/words/describe-error.ts';
import { say } from '../../../shared/words/say.ts';
import { call } from '../../bridge.ts';
import { type KeyProgress, useKeyEntry } from '../../key-entry.ts';
import { sessionChanged, useSession } from '../../mirror/session.ts';
import { notifyError } from '../../notices.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { TextField } from '../../ui/field.tsx';
import { StepFoot, StepPage } from './steps.tsx';
import styles from './welcome.module.css';

/** Chooses the service for what is sent from now on. */
async function serviceChosen(demo: boolean): Promise<boolean> {
  const service = await call('demo.use', { on: demo });
  if (service.ok) sessionChanged({ service: service.value });
  else notifyError(service.error);
  return service.ok;
}

/** The key, or the demo service. A key that was entered before, or comes from the environment, is enough. */
export function KeyStep({ onNext }: { readonly onNext: () => void }) {
  const [value, setValue] = useState('');
  const entry = useKeyEntry();
  const isHeld = useSession(({ key }) => key.state !== 'missing');
  const isWorking = entry.progress.step === 'working';
  const key = value.trim();
  const goOn = async (demo: boolean) => {
    if (await serviceChosen(demo)) onNext();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isWorking || (key === '' && !isHeld)) return;
    setValue('');
    if (await (key === '' ? entry.check() : entry.save(key))) await goOn(false);
  };
  return (
    <StepPage step="key" title={say('welcome.key.title')} text={say('welcome.key.text')}>
      <form className={cx(styles.form)} autoComplete="off" onSubmit={(event) => void submit(event)}>
        <div className={cx(styles.large)}>
          <TextField
            label={say('welcome.key.label')}
            labelAt="hidden"
            type="password"
            autoComplete="off"
            spellCheck="false"
            isMono={value !== ''}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing this step asks for
            autoFocus
            value={value}
            onChange={setValue}
            issue={issueOf(entry.progress)}
          />
        </div>
        <KeyNote progress={entry.progress} />
        <p className={cx(styles.quiet)}>{say('settings.key.checked-by')}</p>
        <DemoOffer onUse={() => void goOn(true)} />
        <StepFoot
          left={
            <Button size="large" variant="quiet" onPress={onNext}>
              {say('welcome.skip')}
            </Button>
          }
        >
          <Button type="submit" size="large" variant="primary" isDisabled={isWorking || (key === '' && !isHeld)}>
            {say('welcome.key.check')}
          </Button>
        </StepFoot>
      </form>
    </StepPage>
  );
}

function issueOf(progress: KeyProgress) {
  if (progress.step === 'failed') return { text: describeError(progress.error).what };
  if (progress.step === 'checked' && progress.check.verdict === 'rejected')
    return { text: say('welcome.key.rejected') };
  return undefined;
}

/** How the check went, what is held already, or where a key is to be had. */
function KeyNote({ progress }: { readonly progress: KeyProgress }) {
  const key = useSession((session) => session.key);
  if (progress.step === 'working') return <Note>{say('welcome.key.working')}</Note>;
  if (key.state === 'session-only') return <Note tone="warning">{say('welcome.key.memory')}</Note>;
  if (key.state !== 'missing' && key.state !== 'rejected') {
    const { lastFour } = key;
    return <Note>{lastFour ? say('welcome.key.held', { lastFour }) : say('welcome.key.held-hidden')}</Note>;
  }
  return (
    <p className={cx(styles.quiet)}>
      {say('welcome.key.none-yet')}{' '}
      <a className={cx(styles.link)} href="https://octen.ai/platform/api-keys" target="_blank" rel="noreferrer">
        {say('welcome.key.get')}
      </a>
    </p>
  );
}

function Note({ tone = 'plain', children }: { readonly tone?: 'plain' | 'warning'; readonly children: string }) {
  return (
    <output className={cx(styles.quiet)} data-tone={tone}>
      {children}
    </output>
  );
}

function DemoOffer({ onUse }: { readonly onUse: () => void }) {
  return (
    <div className={cx(styles.demo)}>
      <div>
        <b>{say('welcome.demo.title')}</b>
        <p>{say('welcome.demo.text')}</p>
      </div>
      <Button size="large" onPress={onUse}>
        {say('welcome.demo.use')}
      </Button>
    </div>
  );
}

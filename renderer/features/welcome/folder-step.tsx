import { useState } from 'react';
import { say } from '../../../shared/words/say.ts';
import { call } from '../../bridge.ts';
import { useSession } from '../../mirror/session.ts';
import { notifyError } from '../../notices.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { TextField } from '../../ui/field.tsx';
import { StepFoot, StepPage } from './steps.tsx';
import styles from './welcome.module.css';

type FolderStepProps = { readonly onBack: () => void; readonly onNext: () => void };

async function folderChosen(): Promise<void> {
  const answer = await call('settings.chooseFolder', undefined);
  if (!answer.ok) notifyError(answer.error);
}

/** Where pictures will lie. The folder proposed is a good one, so Enter goes on. */
export function FolderStep({ onBack, onNext }: FolderStepProps) {
  const path = useSession(({ info }) => info?.libraryPath ?? '');
  const name = useSession(({ info }) => info?.libraryName ?? '');
  const [[year = '', month = '']] = useState(() => new Date().toISOString().split('-'));
  return (
    <StepPage step="folder" title={say('welcome.folder.title')} text={say('welcome.folder.text')}>
      <div className={cx(styles.large)}>
        <TextField label={say('welcome.folder.label')} labelAt="hidden" isReadOnly value={path}>
          <Button onPress={() => void folderChosen()}>{say('welcome.folder.choose')}</Button>
        </TextField>
      </div>
      <pre className={cx(styles.tree)} aria-label={say('welcome.folder.tree-name')}>
        {say('welcome.folder.tree', { folder: name, year, month })}
      </pre>
      <StepFoot
        left={
          <Button size="large" variant="quiet" onPress={onBack}>
            {say('welcome.back')}
          </Button>
        }
      >
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the step is answered already; Enter goes on */}
        <Button size="large" variant="primary" onPress={onNext} autoFocus>
          {say('welcome.continue')}
        </Button>
      </StepFoot>
    </StepPage>
  );
}

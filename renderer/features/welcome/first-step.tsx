import { type KeyboardEvent, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { DEFAULT_MODEL, findModel } from '../../../shared/models.ts';
import { estimated, pixels } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { isComposing } from '../../key-press.ts';
import { useDemo, usePrices, useSettings } from '../../mirror/session.ts';
import { commandsOf, useShortcuts } from '../../shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { TextArea } from '../../ui/field.tsx';
import { EXAMPLES, type FirstDone, firstCost, firstFields } from './first-picture.ts';
import { StepFoot, StepPage } from './steps.tsx';
import styles from './welcome.module.css';

const isSend = (event: KeyboardEvent): boolean =>
  commandsOf(event)[0]?.id === 'generate' && !isComposing(event.nativeEvent);

/** A prompt to begin with, its price, and Generate. */
export function FirstStep({ onDone }: { readonly onDone: FirstDone }) {
  const [prompt, setPrompt] = useState<string>(() => say(EXAMPLES[0].prompt));
  const fields = firstFields(prompt, useSettings());
  const shortcutOf = useShortcuts();
  const send = () => {
    if (prompt.trim() !== '') onDone(fields, true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isSend(event)) return;
    event.preventDefault();
    if (!event.repeat) send();
  };
  return (
    <StepPage step="first" title={say('welcome.first.title')} text={say('welcome.first.text')}>
      {/* Only listens to what the text area inside it gets. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div onKeyDown={onKeyDown}>
        <TextArea
          label={say('field.prompt')}
          labelAt="hidden"
          rows={3}
          spellCheck="true"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing this step asks for
          autoFocus
          value={prompt}
          onChange={setPrompt}
        />
      </div>
      <Examples prompt={prompt} onChoose={setPrompt} />
      <Facts prompt={prompt} />
      <StepFoot
        left={
          <Button size="large" variant="quiet" onPress={() => onDone(null, false)}>
            {say('welcome.skip')}
          </Button>
        }
      >
        <Button
          size="large"
          variant="primary"
          {...shortcutOf('generate')}
          isDisabled={prompt.trim() === ''}
          onPress={send}
        >
          {say('welcome.first.generate')}
        </Button>
      </StepFoot>
    </StepPage>
  );
}

type ExamplesProps = { readonly prompt: string; readonly onChoose: (prompt: string) => void };

function Examples({ prompt, onChoose }: ExamplesProps) {
  const chosen = EXAMPLES.filter((example) => say(example.prompt) === prompt).map(({ id }) => id);
  return (
    <ToggleButtonGroup
      aria-label={say('welcome.first.examples')}
      selectionMode="single"
      selectedKeys={chosen}
      onSelectionChange={(keys) => {
        const example = EXAMPLES.find(({ id }) => keys.has(id));
        if (example) onChoose(say(example.prompt));
      }}
      className={cx(styles.examples)}
    >
      {EXAMPLES.map(({ id, word }) => (
        <ToggleButton key={id} id={id} className={cx(styles.example)}>
          {say(word)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** What will be asked for and what it is likely to cost. */
function Facts({ prompt }: { readonly prompt: string }) {
  const fields = firstFields(prompt, useSettings());
  const prices = usePrices();
  const isDemo = useDemo();
  const model = findModel(DEFAULT_MODEL)?.label ?? DEFAULT_MODEL;
  return (
    <p className={cx(styles.facts)}>
      {say('welcome.first.facts', { model, size: pixels({ width: 1536, height: 1024 }) })}
      <b>{isDemo ? say('price.free') : estimated(firstCost(fields, prices))}</b>
    </p>
  );
}

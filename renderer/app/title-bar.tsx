import { Search } from 'lucide-react';
import { say } from '../../shared/words/say.ts';
import { runCommand, useCommand } from '../commands.ts';
import { useDemo, useSession } from '../mirror/session.ts';
import { DemoMark } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/class-names.ts';
import { usePlace } from './place-store.ts';
import { spendingWords, useSpending } from './spending.ts';
import styles from './title-bar.module.css';

/** The window's own title bar: drags the window, leaves room for the system's buttons. `isBare` shows the name only. */
export function TitleBar({ isBare = false }: { readonly isBare?: boolean }) {
  const platform = useSession(({ info }) => info?.platform);
  const isDemo = useDemo();
  return (
    <header className={cx(styles.bar)} data-platform={platform}>
      {isDemo && !isBare && <DemoMark>{say('app.demo')}</DemoMark>}
      {isBare ? (
        <span className={cx(styles.name)}>
          <b>{say('app.name')}</b>
        </span>
      ) : (
        <h1 className={cx(styles.name)}>
          <b>{say('app.name')}</b>
          <PlaceName />
        </h1>
      )}
      <span className={cx(styles.space)} />
      {!isBare && (
        <>
          <Today />
          <CommandsButton />
        </>
      )}
    </header>
  );
}

const PlaceName = () => <span>{say(`place.${usePlace()}`)}</span>;

function Today() {
  const spending = useSpending();
  if (!spending) return null;
  const { text, tip } = spendingWords(spending);
  return (
    <>
      <span className={cx(styles.today)} title={tip}>
        {text}
      </span>
      <span className={cx(styles.line)} />
    </>
  );
}

function CommandsButton() {
  const { word, keys } = useCommand('palette');
  return (
    <Button variant="quiet" icon={Search} {...(keys && { shortcut: keys })} onPress={() => runCommand('palette')}>
      {say(word)}
    </Button>
  );
}

import { commandGroups } from '../../../shared/commands.ts';
import { shownKeys } from '../../../shared/shortcuts.ts';
import { say } from '../../../shared/words/say.ts';
import { useBindings } from '../../shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { overlayClosed, overlayOpened } from '../overlay-store.ts';
import styles from './shortcut-sheet.module.css';

/** Every shortcut on one page. */
export function ShortcutSheet() {
  const bindings = useBindings();
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && overlayClosed()}
      size="wide"
      title={say('command.shortcuts')}
      footer={
        <>
          <Button onPress={() => overlayOpened({ kind: 'settings', page: 'shortcuts' })}>
            {say('app.change-shortcuts')}
          </Button>
          <Button slot="close">{say('app.close')}</Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- in a small window it scrolls, and holds nothing else that keys could reach */}
      <div className={cx(styles.groups)} role="group" aria-label={say('command.shortcuts')} tabIndex={0}>
        {commandGroups(({ id }) => shownKeys(bindings, id) !== null).map(({ menu, rows }) => (
          <section key={menu} className={cx(styles.group)}>
            <h3 className={cx(styles.heading)}>{say(`menu.${menu}`)}</h3>
            <dl>
              {rows.map(({ id }) => (
                <div key={id} className={cx(styles.row)}>
                  <dt>{say(`command.${id}`)}</dt>
                  <dd>
                    <Kbd keys={shownKeys(bindings, id) ?? ''} isCaps />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

import { COMMANDS, type CommandRow, type MenuName } from '../../../shared/commands.ts';
import { say } from '../../../shared/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { overlayClosed } from '../overlay-store.ts';
import styles from './shortcut-sheet.module.css';

const ROWS: readonly CommandRow[] = COMMANDS;

type Group = { readonly menu: MenuName; readonly rows: readonly CommandRow[] };

/** Commands with keys by menu, in the menus' order. */
export function shortcutGroups(): readonly Group[] {
  const keyed = ROWS.filter(({ keys, menu }) => keys !== null && menu !== null);
  const menus = [...new Set(keyed.flatMap(({ menu }) => menu ?? []))];
  return menus.map((menu) => ({ menu, rows: keyed.filter((row) => row.menu === menu) }));
}

/** Every shortcut on one page. */
export function ShortcutSheet() {
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && overlayClosed()}
      size="wide"
      title={say('command.shortcuts')}
      footer={<Button slot="close">{say('app.close')}</Button>}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- in a small window it scrolls, and holds nothing else that keys could reach */}
      <div className={cx(styles.groups)} role="group" aria-label={say('command.shortcuts')} tabIndex={0}>
        {shortcutGroups().map((group) => (
          <SheetGroup key={group.menu} group={group} />
        ))}
      </div>
    </Dialog>
  );
}

function SheetGroup({ group }: { readonly group: Group }) {
  return (
    <section className={cx(styles.group)}>
      <h3 className={cx(styles.heading)}>{say(`menu.${group.menu}`)}</h3>
      <dl>
        {group.rows.map(({ id, word, keys }) => (
          <div key={id} className={cx(styles.row)}>
            <dt>{say(word)}</dt>
            <dd>
              <Kbd keys={keys ?? ''} isCaps />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

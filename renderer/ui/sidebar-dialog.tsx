import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Tab, TabList, TabPanel, TabPanels, Tabs } from 'react-aria-components';
import { cx } from './class-names.ts';
import { DialogFrame, type DialogFrameProps } from './dialog.tsx';
import { IconButton } from './icon-button.tsx';
import { Icon, type IconShape } from './icon.tsx';
import styles from './sidebar-dialog.module.css';

export type DialogPage<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  readonly icon: IconShape;
  readonly content: ReactNode;
};

export type SidebarDialogProps<Id extends string> = Omit<DialogFrameProps, 'size' | 'children'> & {
  readonly title: string;
  readonly closeLabel: string;
  readonly pages: readonly DialogPage<Id>[];
  readonly page: Id;
  readonly onPage: (page: Id) => void;
};

/** A dialog of several pages with a list of them at the left: the settings. */
export function SidebarDialog<Id extends string>(props: SidebarDialogProps<Id>) {
  const { title, closeLabel, pages, page, onPage, ...opening } = props;
  const choose = (key: unknown) => {
    const chosen = pages.find(({ id }) => id === key);
    if (chosen) onPage(chosen.id);
  };
  return (
    <DialogFrame {...opening} size="settings">
      <AriaDialog className={cx(styles.dialog)}>
        <Tabs orientation="vertical" selectedKey={page} onSelectionChange={choose} className={cx(styles.tabs)}>
          <nav className={cx(styles.side)}>
            <Heading slot="title" level={2} className={cx(styles.title)}>
              {title}
            </Heading>
            <TabList items={pages} aria-label={title}>
              {({ id, label, icon }) => (
                <Tab id={id} className={cx(styles.tab)}>
                  <Icon shape={icon} />
                  {label}
                </Tab>
              )}
            </TabList>
          </nav>
          <TabPanels items={pages} className={cx(styles.panels)}>
            {(shown) => <Page page={shown} closeLabel={closeLabel} />}
          </TabPanels>
        </Tabs>
      </AriaDialog>
    </DialogFrame>
  );
}

function Page({ page, closeLabel }: { readonly page: DialogPage; readonly closeLabel: string }) {
  return (
    <TabPanel id={page.id} className={cx(styles.panel)}>
      <div className={cx(styles.top)}>
        <h3 className={cx(styles.heading)}>{page.label}</h3>
        <IconButton slot="close" icon={X} label={closeLabel} shortcut="Escape" />
      </div>
      <div className={cx(styles.content)}>{page.content}</div>
    </TabPanel>
  );
}

/** A group of settings, divided from the next by a hairline. Fields inside share one label column. */
export function SettingsGroup({ children }: { readonly children: ReactNode }) {
  return <div className={cx(styles.group)}>{children}</div>;
}

import { Folder, Info, Keyboard, KeyRound, Send, SunMoon, Wallet } from 'lucide-react';
import { say } from '../../../shared/words/say.ts';
import { type DialogPage, SettingsGroup, SidebarDialog } from '../../ui/sidebar-dialog.tsx';
import { AboutPage } from './about-page.tsx';
import { KeyPanel } from './key-panel.tsx';
import { LookPage } from './look-page.tsx';
import { MakingPage } from './making-page.tsx';
import { PricesPage } from './prices-page.tsx';
import { ServicePage } from './service-page.tsx';
import { ShortcutsPage } from './shortcuts/shortcuts-page.tsx';

export type SettingsPage = 'key' | 'service' | 'making' | 'prices' | 'look' | 'shortcuts' | 'about';

export type SettingsDialogProps = {
  readonly page: SettingsPage;
  readonly onPage: (page: SettingsPage) => void;
  readonly onClose: () => void;
  /** Switching the service concerns the whole window. */
  readonly onDemo: (on: boolean) => void;
};

/** Everything a person can set, page by page. Changes take effect at once. */
export function SettingsDialog({ page, onPage, onClose, onDemo }: SettingsDialogProps) {
  const pages: readonly DialogPage<SettingsPage>[] = [
    {
      id: 'key',
      label: say('settings.page.key'),
      icon: KeyRound,
      content: (
        <SettingsGroup>
          <KeyPanel />
        </SettingsGroup>
      ),
    },
    { id: 'service', label: say('settings.page.service'), icon: Folder, content: <ServicePage onDemo={onDemo} /> },
    { id: 'making', label: say('settings.page.making'), icon: Send, content: <MakingPage /> },
    { id: 'prices', label: say('settings.page.prices'), icon: Wallet, content: <PricesPage /> },
    { id: 'look', label: say('settings.page.look'), icon: SunMoon, content: <LookPage /> },
    { id: 'shortcuts', label: say('settings.page.shortcuts'), icon: Keyboard, content: <ShortcutsPage /> },
    { id: 'about', label: say('settings.page.about'), icon: Info, content: <AboutPage /> },
  ];
  return (
    <SidebarDialog
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={say('settings.title')}
      closeLabel={say('settings.close')}
      page={page}
      onPage={onPage}
      pages={pages}
    />
  );
}

import { useEffect } from 'react';
import { useSession } from '../mirror/session.ts';

/** The theme stands on <html>, so that whatever opens over the page has it too. Without one the system decides. */
export function useTheme(): void {
  const theme = useSession(({ settings }) => settings.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}

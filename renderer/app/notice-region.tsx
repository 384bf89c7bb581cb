import { Check } from 'lucide-react';
import { useEffect } from 'react';
import { say } from '../../shared/words/say.ts';
import { type Notice, useNotices } from '../notices.ts';
import { createToasts, type ToastMessage, ToastRegion } from '../ui/toast.tsx';

const toasts = createToasts();
const takeAway = new Map<number, () => void>();

const messageOf = ({ tone, title, detail, action }: Notice): ToastMessage => ({
  title,
  tone: tone === 'error' ? 'error' : 'plain',
  ...(detail !== null && { detail }),
  ...(tone === 'done' && { icon: Check }),
  ...(action && { action: actionOf(action, tone) }),
});

const actionOf = ({ perform, ...words }: NonNullable<Notice['action']>, tone: Notice['tone']) => ({
  ...words,
  onPress: perform,
  isAccent: tone === 'undo',
});

/** Shows what is new and takes away what was closed elsewhere. */
function follow(notices: readonly Notice[]): void {
  for (const [id, take] of takeAway) {
    if (notices.some((notice) => notice.id === id)) continue;
    take();
    takeAway.delete(id);
  }
  for (const notice of notices) {
    if (!takeAway.has(notice.id)) takeAway.set(notice.id, toasts.show(messageOf(notice)));
  }
}

/** Notices as toasts in the corner. */
export function NoticeRegion() {
  useEffect(() => {
    follow(useNotices.getState().notices);
    return useNotices.subscribe(({ notices }) => follow(notices));
  }, []);
  return <ToastRegion toasts={toasts} label={say('app.notices')} closeLabel={say('app.close')} />;
}

import type { AppInfo } from '../../../shared/ipc/contract.ts';
import type { KeyStatus } from '../../../shared/key-status.ts';
import { describeError } from '../../../shared/words/describe-error.ts';
import { clockTime } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import type { KeyProgress } from '../../key-entry.ts';

export type Tone = 'good' | 'bad' | 'warning' | 'plain';

/** The dots and what is known of the end; null when no key is held. */
export function hiddenKey(key: KeyStatus): string | null {
  const lastFour = key.state === 'missing' ? null : key.lastFour;
  if (lastFour === null) return null;
  return say('settings.key.hidden', { lastFour });
}

/** The place that keeps the key, as the person's own system calls it; null where that isn't known. */
export function keptIn(key: KeyStatus, platform: AppInfo['platform'], isStored: boolean): string | null {
  switch (key.state) {
    case 'missing':
      return say('settings.key.nowhere');
    case 'session-only':
      return say('settings.key.memory');
    case 'environment':
      return say('settings.key.environment');
    case 'rejected':
      return isStored ? say(KEYCHAINS[platform]) : null;
    case 'stored':
    case 'unavailable':
      return say(KEYCHAINS[platform]);
  }
}

const KEYCHAINS = {
  darwin: 'settings.key.keychain-mac',
  win32: 'settings.key.keychain-windows',
  linux: 'settings.key.keychain-linux',
} as const;

/** What the state means for a person. */
export function stateWords(key: KeyStatus): { readonly tone: Tone; readonly text: string } {
  switch (key.state) {
    case 'stored':
      return { tone: 'plain', text: say('settings.key.state.stored', { date: longDate(key.savedAt) }) };
    case 'rejected':
      return { tone: 'bad', text: say('settings.key.state.rejected') };
    case 'session-only':
      return { tone: 'warning', text: say('settings.key.state.session-only') };
    case 'unavailable':
      return { tone: 'warning', text: say(`settings.key.state.${key.locked ? 'locked' : 'unavailable'}`) };
    case 'missing':
    case 'environment':
      return { tone: 'plain', text: say(`settings.key.state.${key.state}`) };
  }
}

/** How saving or checking went; null before anything was asked. */
export function progressWords(
  progress: KeyProgress,
  host: string,
): { readonly tone: Tone; readonly text: string } | null {
  switch (progress.step) {
    case 'idle':
      return null;
    case 'working':
      return { tone: 'plain', text: say('settings.key.working') };
    case 'failed': {
      const { title, next } = describeError(progress.error);
      return { tone: 'bad', text: `${title}. ${next}` };
    }
    case 'checked':
      return checkWords(progress, host);
  }
}

function checkWords({ check, wasSaved, at }: Extract<KeyProgress, { step: 'checked' }>, host: string) {
  switch (check.verdict) {
    case 'accepted':
      return { tone: 'good', text: say('settings.key.accepted', { time: clockTime(at) }) } as const;
    case 'rejected':
      return { tone: 'bad', text: say('settings.key.rejected') } as const;
    case 'no-balance':
      return { tone: 'warning', text: say('settings.key.no-balance') } as const;
    case 'unclear':
      return { tone: 'warning', text: say('settings.key.unclear', { host, status: check.status }) } as const;
    case 'unreachable': {
      const text = say(`settings.key.${wasSaved ? 'unreachable' : 'not-checked'}`, { host });
      return { tone: 'warning', text } as const;
    }
  }
}

const longDate = (iso: string): string =>
  new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

import { create } from 'zustand';
import type { AppError } from '../shared/app-error.ts';
import { describeError } from '../shared/words/describe-error.ts';

/** A short word about something that happened: shown in a corner, read out, gone by itself unless it is an error. */
export type Notice = {
  readonly id: number;
  readonly tone: 'done' | 'error' | 'undo';
  readonly title: string;
  readonly detail: string | null;
  readonly action: { readonly label: string; readonly shortcut?: string; readonly perform: () => void } | null;
};

export const useNotices = create<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }));

let last = 0;

export function notify(notice: Omit<Notice, 'id' | 'detail' | 'action'> & Partial<Notice>): number {
  last += 1;
  const full: Notice = { detail: null, action: null, ...notice, id: last };
  useNotices.setState(({ notices }) => ({ notices: [...notices.slice(-4), full] }));
  return full.id;
}

/** A failure of something a person just asked for, in the same words as everywhere else. */
export function notifyError(error: AppError): void {
  const { title, what } = describeError(error);
  notify({ tone: 'error', title, detail: what });
}

export const noticeClosed = (id: number): void =>
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));

import { notify } from './notices.ts';

/** Puts text on the clipboard and says so; `done` names what was copied. */
export async function copyText(text: string, done: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  notify({ tone: 'done', title: done });
}

import type { Press } from '../../renderer/key-press.ts';

/** A key alone, on a keyboard that has its letters in their usual places; `more` for what is held with it. */
export const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

/**
 * What anyone but main may know of the API key. `unavailable`: the keychain can't be reached and no key is held;
 * `session-only`: kept in memory because this machine has no keychain; `environment`: OCTEN_API_KEY wins.
 */
export type KeyStatus =
  | { readonly state: 'missing' }
  | { readonly state: 'unavailable'; readonly locked: boolean; readonly lastFour: string | null }
  | { readonly state: 'session-only'; readonly lastFour: string }
  | { readonly state: 'environment'; readonly lastFour: string }
  | { readonly state: 'stored'; readonly lastFour: string; readonly savedAt: string }
  | { readonly state: 'rejected'; readonly lastFour: string };

/** The answer of "check": an invalid request that costs nothing, 401 = rejected, 400 = accepted (S1). */
export type KeyCheck = 'accepted' | 'rejected' | 'unreachable';

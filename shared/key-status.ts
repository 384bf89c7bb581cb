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

/**
 * What checking a key by an invalid request, which costs nothing, said of it (api.md §1): 400 the key passed, 403 it
 * passed and the account has nothing left, 401 it didn't pass. Any other status leaves it open.
 */
export type KeyCheck =
  | { readonly verdict: 'accepted' | 'no-balance' | 'rejected' | 'unreachable' }
  | { readonly verdict: 'unclear'; readonly status: number };

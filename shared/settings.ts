import { z } from 'zod';
import { PriceList } from './price.ts';
import type { ShortcutChanges } from './shortcuts.ts';

/** The address of the service the published page names. */
export const OCTEN_URL = 'https://api.octen.ai';

/** https anywhere, plain http only to this machine (S2). */
export function isServiceUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || url.username || url.password || url.search || url.hash) return false;
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback);
}

/** What holds until a person changes it, field by field. */
const USUAL = {
  theme: 'system',
  /** Absolute path of the library folder; null = the default place. */
  libraryFolder: null,
  baseUrl: OCTEN_URL,
  /** Calls in flight at once. */
  concurrency: 2,
  requestsPerMinute: 20,
  /** Also sends once more by itself what was probably, but not provably, refused before any work (api.md §6.1). */
  retryRefusals: false,
  /** Previews asked of a streamed job that was pressed by hand; batches ask for none. */
  previews: 2,
  /** True once the first start has been finished or skipped. */
  welcomed: false,
  /** Use the demo service instead of the configured one. */
  demo: false,
  /** A person's own prices; null = the list the app ships. */
  priceList: null,
  /** A random id that may go along as `user`: it tells the service's abuse checks people apart without naming them. */
  userId: null,
} as const;
export const usualSettings = (): Settings => ({ ...USUAL, keyHints: [], ownModels: [], layout: {}, shortcuts: {} });

const OwnModels = z.array(z.object({ id: z.string().min(1).max(200), family: z.enum(['gpt', 'gemini']) })).max(50);
/** Panel sizes and what is folded, by name; written by the window only. */
const Layout = z.record(z.string().max(60), z.number());

/** Shortcuts that differ from the command table, by command; null is none. What of it can be used, shared/shortcuts.ts says. */
const Shortcut = z.string().max(60).nullable();
const Shortcuts = z.record(z.string().max(60), Shortcut);

/** What the window may change. The hints of keys, the folder and the demo switch have commands of their own. */
const changeable = {
  theme: z.enum(['system', 'light', 'dark']),
  baseUrl: z.string().refine(isServiceUrl),
  concurrency: z.int().min(1).max(16),
  requestsPerMinute: z.int().min(1).max(300),
  retryRefusals: z.boolean(),
  previews: z.int().min(0).max(3),
  welcomed: z.boolean(),
  priceList: PriceList.nullable(),
  ownModels: OwnModels,
  layout: Layout,
  shortcuts: Shortcuts,
};
export const SettingsChange = z.object(changeable).partial().strict();
export type SettingsChange = z.infer<typeof SettingsChange>;

/** A field that is missing or can't be used is as usual; the others stay as they are. */
const usually = <S extends z.ZodType>(schema: S, usual: z.output<S>) => schema.catch(usual);

/** One entry that is no shortcut must not cost a person the others. */
function eachShortcut(entries: Readonly<Record<string, unknown>>): ShortcutChanges {
  const usable = Object.entries(entries).flatMap(([id, keys]) => {
    const shortcut = Shortcut.safeParse(keys);
    return shortcut.success ? [[id, shortcut.data] as const] : [];
  });
  return Object.fromEntries(usable);
}

/** What may be known of a key without the keychain. A key is bound to the origin it was saved for. */
const KeyHint = z.object({ origin: z.string(), lastFour: z.string().max(4), savedAt: z.string() });
export type KeyHint = z.infer<typeof KeyHint>;

/** settings.json: read by the app and by the terminal, written by either. Unknown fields are kept out. */
export const Settings = z.object({
  theme: usually(changeable.theme, USUAL.theme),
  libraryFolder: usually(z.string().min(1).nullable(), USUAL.libraryFolder),
  baseUrl: usually(changeable.baseUrl, USUAL.baseUrl),
  concurrency: usually(changeable.concurrency, USUAL.concurrency),
  requestsPerMinute: usually(changeable.requestsPerMinute, USUAL.requestsPerMinute),
  retryRefusals: usually(changeable.retryRefusals, USUAL.retryRefusals),
  previews: usually(changeable.previews, USUAL.previews),
  welcomed: usually(changeable.welcomed, USUAL.welcomed),
  demo: usually(z.boolean(), USUAL.demo),
  /** One for each origin a key is kept for. */
  keyHints: usually(z.array(KeyHint).max(100), []),
  priceList: usually(changeable.priceList, USUAL.priceList),
  ownModels: usually(changeable.ownModels, []),
  userId: usually(z.uuid().nullable(), USUAL.userId),
  layout: usually(changeable.layout, {}),
  shortcuts: usually(z.record(z.string(), z.unknown()).transform(eachShortcut), {}),
});
export type Settings = z.infer<typeof Settings>;

export const readSettings = (raw: unknown): Settings =>
  Settings.parse(typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? withHints(raw) : {});

/** Before a key could be kept for several origins, the only one stood in `keyHint`. */
function withHints(raw: object): object {
  const { data: before } = z.object({ keyHint: KeyHint }).safeParse(raw);
  return before && !('keyHints' in raw) ? { ...raw, keyHints: [before.keyHint] } : raw;
}

/** The hint of the key for the address as it is set; null when none is kept for it. */
export const keyHintOf = ({ keyHints, baseUrl: url }: Pick<Settings, 'keyHints' | 'baseUrl'>): KeyHint | null =>
  keyHints.find(({ origin }) => origin === new URL(url).origin) ?? null;

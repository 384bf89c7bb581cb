import { z } from 'zod';
import { PriceList } from './price.ts';

/** The address of the service the published page names. */
export const OCTEN_URL = 'https://api.octen.ai';

/** https anywhere, plain http only to this machine (S2). */
const baseUrl = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || url.username || url.password || url.search || url.hash) return false;
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback);
});

/** What may be known of a key without the keychain. A key is bound to the origin it was saved for. */
const KeyHint = z.object({ origin: z.string(), lastFour: z.string().max(4), savedAt: z.string() });
export type KeyHint = z.infer<typeof KeyHint>;

/** settings.json: read by the app and by the terminal, written by either. Unknown fields are kept out. */
export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system').default('system'),
  /** Absolute path of the library folder; null = the default place. */
  libraryFolder: z.string().min(1).nullable().catch(null).default(null),
  baseUrl: baseUrl.catch(OCTEN_URL).default(OCTEN_URL),
  /** Calls in flight at once. */
  concurrency: z.int().min(1).max(16).catch(2).default(2),
  requestsPerMinute: z.int().min(1).max(300).catch(20).default(20),
  /** Also sends once more by itself what was probably, but not provably, refused before any work (api.md §6.1). */
  retryRefusals: z.boolean().catch(false).default(false),
  /** Previews asked of a streamed job that was pressed by hand; batches ask for none. */
  previews: z.int().min(0).max(3).catch(2).default(2),
  /** True once the first start has been finished or skipped. */
  welcomed: z.boolean().catch(false).default(false),
  /** Use the demo service instead of the configured one. */
  demo: z.boolean().catch(false).default(false),
  /** One for each origin a key is kept for. */
  keyHints: z.array(KeyHint).max(100).catch([]).default([]),
  /** A person's own prices; null = the list the app ships. */
  priceList: PriceList.nullable().catch(null).default(null),
  ownModels: z
    .array(z.object({ id: z.string().min(1).max(200), family: z.enum(['gpt', 'gemini']) }))
    .max(50)
    .catch([])
    .default([]),
  /** A random id that may go along as `user`: it tells the service's abuse checks people apart without naming them. */
  userId: z.uuid().nullable().catch(null).default(null),
  /** Panel sizes and what is folded, by name; written by the window only. */
  layout: z.record(z.string().max(60), z.number()).catch({}).default({}),
});
export type Settings = z.infer<typeof Settings>;

/** What the window may change. The hints of keys, the folder and the demo switch have commands of their own. */
export const SettingsChange = z
  .object({
    theme: z.enum(['system', 'light', 'dark']),
    baseUrl,
    concurrency: z.int().min(1).max(16),
    requestsPerMinute: z.int().min(1).max(300),
    retryRefusals: z.boolean(),
    previews: z.int().min(0).max(3),
    welcomed: z.boolean(),
    priceList: PriceList.nullable(),
    ownModels: z.array(z.object({ id: z.string().min(1).max(200), family: z.enum(['gpt', 'gemini']) })).max(50),
    layout: z.record(z.string().max(60), z.number()),
  })
  .partial()
  .strict();
export type SettingsChange = z.infer<typeof SettingsChange>;

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

import { IntlMessageFormat } from 'intl-messageformat';

export type WordValues = Readonly<Record<string, string | number>>;

export type Words<K extends string> = {
  /** The text for a key. A missing value is a bug and throws, so a test finds it. */
  readonly say: (key: K, values?: WordValues) => string;
  /** For keys put together at run time, e.g. `status.${status}`: false instead of a wrong word. */
  readonly isWordKey: (key: string) => key is K;
};

/** Words by key, in ICU message format; each is compiled when it is first said. */
export function wordsOf<K extends string>(catalogue: Readonly<Record<K, string>>): Words<K> {
  const compiled = new Map<K, IntlMessageFormat>();
  return {
    say(key, values) {
      let message = compiled.get(key);
      if (!message) {
        message = new IntlMessageFormat(catalogue[key], 'en', undefined, { ignoreTag: true });
        compiled.set(key, message);
      }
      return String(message.format(values));
    },
    isWordKey: (key): key is K => Object.hasOwn(catalogue, key),
  };
}

import type { ResolveProxy } from './proxy-route.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy the environment names, for the terminal: HTTPS_PROXY or HTTP_PROXY by the target's scheme, then ALL_PROXY,
 * unless NO_PROXY covers the target. Lower case wins over upper case, as curl has it.
 */
export function proxyFromEnv(env: Environment): ResolveProxy {
  const read = (name: string): string => env[name.toLowerCase()] ?? env[name] ?? '';
  return (target) => {
    const url = new URL(target);
    const proxy = read(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') || read('ALL_PROXY');
    const spared = read('NO_PROXY')
      .split(/[\s,]+/)
      .some((rule) => covers(rule.toLowerCase(), url));
    return Promise.resolve(proxy === '' || spared ? 'DIRECT' : asPacEntry(proxy));
  };
}

/** `*`, `example.com` (and what is below it), `.example.com`, `*.example.com`, each with an optional port. */
function covers(rule: string, url: URL): boolean {
  if (rule === '*') return true;
  const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(rule.replace(/^\*?\./, '')) ?? [];
  if (name === '' || (port && port !== portOf(url))) return false;
  return url.hostname === name || url.hostname.endsWith(`.${name}`);
}

const portOf = (url: URL): string => url.port || (url.protocol === 'https:' ? '443' : '80');

const PAC_WORDS: Readonly<Record<string, string>> = { 'http:': 'PROXY', 'https:': 'HTTPS' };

/** A proxy without a scheme is plain HTTP. A name and password stay in front of the host. */
function asPacEntry(proxy: string): string {
  const address = proxy.includes('://') ? proxy : `http://${proxy}`;
  if (!URL.canParse(address)) return `UNREADABLE ${proxy}`;
  const { protocol, username, password, host } = new URL(address);
  const login = username ? `${username}:${password}@` : '';
  return `${PAC_WORDS[protocol] ?? protocol.slice(0, -1).toUpperCase()} ${login}${host}`;
}

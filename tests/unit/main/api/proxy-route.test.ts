import { describe, expect, it } from 'vitest';
import { proxyFromEnv } from '../../../../electron/main/api/proxy-from-env.ts';
import { isLoopback, routesOf, routesTo } from '../../../../electron/main/api/proxy-route.ts';

const readable = (answer: string): string[] =>
  routesOf(answer).map((route) =>
    route.kind === 'proxy' ? route.url.href : route.kind === 'direct' ? 'direct' : `no ${route.scheme}`,
  );

describe('a PAC answer', () => {
  it('names the routes in order', () => {
    expect(readable('DIRECT')).toEqual(['direct']);
    expect(readable('')).toEqual(['direct']);
    expect(readable('PROXY p.example:8080; HTTPS s.example:443;DIRECT')).toEqual([
      'http://p.example:8080/',
      'https://s.example/',
      'direct',
    ]);
    expect(readable('proxy me:pass@p.example:8080')).toEqual(['http://me:pass@p.example:8080/']);
    expect(readable('SOCKS5 p.example:1080')).toEqual(['no SOCKS5']);
    expect(readable('PROXY')).toEqual(['no PROXY']);
  });

  it('is not even asked for this machine', async () => {
    const never = (): Promise<string> => Promise.reject(new Error('asked'));
    expect(await routesTo(new URL('http://localhost:9/'), never)).toEqual([{ kind: 'direct' }]);
    expect(await routesTo(new URL('http://[::1]:9/'), never)).toEqual([{ kind: 'direct' }]);
    expect(isLoopback('127.8.9.1')).toBe(true);
    expect(isLoopback('127.0.0.1.example.com')).toBe(false);
  });
});

describe('the environment', () => {
  const target = 'https://api.example.com/v1';
  it.each<[Record<string, string>, string]>([
    [{}, 'DIRECT'],
    [{ HTTPS_PROXY: 'http://p:8080' }, 'PROXY p:8080'],
    [{ https_proxy: 'http://low:1', HTTPS_PROXY: 'http://up:2' }, 'PROXY low:1'],
    [{ HTTP_PROXY: 'http://p:8080' }, 'DIRECT'],
    [{ ALL_PROXY: 'p:8080' }, 'PROXY p:8080'],
    [{ all_proxy: 'socks5://p:1080' }, 'SOCKS5 p:1080'],
    [{ HTTPS_PROXY: 'https://me:pa%40ss@p:8443' }, 'HTTPS me:pa%40ss@p:8443'],
    [{ HTTPS_PROXY: 'p:1', NO_PROXY: '*' }, 'DIRECT'],
    [{ HTTPS_PROXY: 'p:1', no_proxy: 'other.com, example.com' }, 'DIRECT'],
    [{ HTTPS_PROXY: 'p:1', NO_PROXY: '.example.com' }, 'DIRECT'],
    [{ HTTPS_PROXY: 'p:1', NO_PROXY: '*.example.com' }, 'DIRECT'],
    [{ HTTPS_PROXY: 'p:1', NO_PROXY: 'api.example.com:443' }, 'DIRECT'],
    [{ HTTPS_PROXY: 'p:1', NO_PROXY: 'api.example.com:8443' }, 'PROXY p:1'],
    [{ HTTPS_PROXY: 'p:1', NO_PROXY: 'ample.com' }, 'PROXY p:1'],
  ])('%j → %s', async (env, expected) => {
    expect(await proxyFromEnv(env)(target)).toBe(expected);
  });

  it('uses HTTP_PROXY for plain http', async () => {
    expect(await proxyFromEnv({ HTTP_PROXY: 'p:3128' })('http://api.example.com/')).toBe('PROXY p:3128');
  });
});

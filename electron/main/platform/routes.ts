import { ASSET_ID } from '../../../shared/asset.ts';

/** What a path on app://studio asks for. Ids only: no path of the disk ever stands in a URL. */
export type Route =
  | { readonly kind: 'asset' | 'thumb'; readonly id: string }
  | { readonly kind: 'input' | 'input-thumb'; readonly hash: string }
  | { readonly kind: 'preview'; readonly job: string; readonly version: number }
  | { readonly kind: 'page'; readonly path: string };

const HASH = /^[0-9a-f]{64}$/;

/** Null for anything that isn't exactly one of the shapes above. */
export function parseRoute(pathname: string): Route | null {
  const [first = '', ...rest] = pathname.slice(1).split('/');
  const [second = '', third = ''] = rest;
  switch (first) {
    case 'asset':
    case 'thumb':
      return rest.length === 1 && ASSET_ID.test(second) ? { kind: first, id: second } : null;
    case 'input':
    case 'input-thumb':
      return rest.length === 1 && HASH.test(second) ? { kind: first, hash: second } : null;
    case 'preview':
      return rest.length === 2 && ASSET_ID.test(second) && /^\d{1,6}$/.test(third)
        ? { kind: 'preview', job: second, version: Number(third) }
        : null;
    default:
      return { kind: 'page', path: pathname === '/' ? '/index.html' : pathname };
  }
}

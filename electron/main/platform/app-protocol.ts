import { readFile, realpath } from 'node:fs/promises';
import { extname, isAbsolute, posix, relative, resolve, sep } from 'node:path';
import { protocol } from 'electron';
import type { Lookup } from '../back-end.ts';
import type { Log } from '../log.ts';
import { parseRoute, type Route } from './routes.ts';

export const ORIGIN = 'app://studio';

/** No inline scripts or styles, nothing from anywhere else. A header, not a meta tag: frame-ancestors needs it. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The only kinds ever answered; a picture's kind was sniffed when it was saved. SVG is for the page's own icons only. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
};
/** For what an id names: its content never changes. The page itself is new with each version. */
const FOR_EVER = 'private, max-age=31536000, immutable';
const PICTURE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];

/** Before `ready`, once. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
}

/** One origin serves the page and the pictures, so canvases never taint and the policy stays 'self'. */
export function serveApp(rendererFolder: string, lookup: Lookup, log: Log): void {
  protocol.handle('app', async (request) => {
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405);
      const url = new URL(request.url);
      const route = url.host === 'studio' ? parseRoute(url.pathname) : null;
      return route ? await answer(route, rendererFolder, lookup) : plain(404);
    } catch (cause) {
      log.error('app://', cause);
      return plain(404);
    }
  });
}

async function answer(route: Route, rendererFolder: string, lookup: Lookup): Promise<Response> {
  switch (route.kind) {
    case 'thumb':
      return thumbnail(await lookup.thumb(route.id));
    case 'asset':
      return picture(lookup.asset(route.id));
    case 'input':
      return picture(lookup.input(route.hash));
    case 'input-thumb':
      return thumbnail(await lookup.inputThumb(route.hash));
    case 'preview':
      // A job that is sent again counts its previews anew.
      return picture(lookup.preview(route.job, route.version), 'no-store');
    case 'page': {
      const file = await inside(rendererFolder, route.path);
      const type = file ? TYPES[extname(file).toLowerCase()] : undefined;
      return file && type ? bytes(await readFile(file), type, 'no-store') : plain(404);
    }
  }
}

const thumbnail = (thumb: Awaited<ReturnType<Lookup['thumb']>>): Response =>
  thumb ? bytes(thumb.bytes, `image/${thumb.kind}`, FOR_EVER) : plain(404);

/** A picture file; its type comes from the kind it was saved as. Previews carry no ending and are sniffed here. */
async function picture(file: string | null, caching = FOR_EVER): Promise<Response> {
  if (file === null) return plain(404);
  const content = await readFile(file);
  const type = TYPES[extname(file).toLowerCase()] ?? sniff(content);
  return PICTURE_TYPES.includes(type) ? bytes(content, type, caching) : plain(404);
}

function sniff(content: Uint8Array): string {
  if (content[0] === 0x89 && content[1] === 0x50) return 'image/png';
  if (content[0] === 0xff && content[1] === 0xd8) return 'image/jpeg';
  return content[0] === 0x52 && content[8] === 0x57 ? 'image/webp' : 'application/octet-stream';
}

function bytes(content: Uint8Array, type: string, caching: string): Response {
  const headers: Record<string, string> = {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'cache-control': caching,
  };
  if (type.startsWith('text/html')) headers['content-security-policy'] = CONTENT_SECURITY_POLICY;
  return new Response(new Uint8Array(content), { headers });
}

const plain = (status: number): Response =>
  new Response(String(status), { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/** The file a page path names, or null when it leaves the folder by any trick (electron.md §3). */
async function inside(root: string, path: string): Promise<string | null> {
  const decoded = decodeURIComponent(path);
  if (/[\0\\:]/.test(decoded)) return null;
  const real = await realpath(resolve(root, `.${posix.normalize(`/${decoded}`)}`));
  const within = relative(await realpath(root), real);
  const outside = within === '' || within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within);
  return outside ? null : real;
}

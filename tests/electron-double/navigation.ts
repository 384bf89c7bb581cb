import type { Page } from './open-page.ts';
import { toAppUrl, toBrowserUrl } from './schemes.ts';
import { preventable } from './strict.ts';

export interface DocumentState {
  /** As main knows it: `app://studio/…`. */
  url: string;
  title: string;
  isLoading: boolean;
}

interface NavigationPort {
  readonly document: DocumentState;
  readonly mainFrame: object;
  readonly emit: (name: string, ...args: unknown[]) => unknown;
}

export interface Navigation {
  load(url: string): Promise<void>;
  reload(): void;
}

interface Request {
  url: string;
  isMainFrame: boolean;
  isRedirect: boolean;
}

/** What Electron calls the way we make a request fail (scheme-server.ts). */
const errorName = (text: string) =>
  text.replace('net::', '').replace('ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH', 'ERR_UNEXPECTED');

const withoutHash = (url: string) => url.replace(/#.*$/, '');

/** Asks the app about every document that a frame is about to load, but not about those in `expected`. */
function guardRequests({ session, frameId }: Page, port: NavigationPort, expected: Set<string>): void {
  function ask(name: string, { url, isMainFrame }: Request): boolean {
    const details = { url: toAppUrl(url), isSameDocument: false, isMainFrame, frame: port.mainFrame };
    const event = preventable(details);
    port.emit(name, event, details.url, false, isMainFrame, 1, 1);
    return !event.defaultPrevented;
  }
  function isAllowed(request: Request): boolean {
    if (request.isRedirect) return ask('will-redirect', request);
    if (!request.isMainFrame) return ask('will-frame-navigate', request);
    if (expected.delete(request.url)) return true;
    return ask('will-frame-navigate', request) && ask('will-navigate', request);
  }
  session.on('Fetch.requestPaused', ({ requestId, request, frameId: owner, redirectedRequestId }) => {
    const asked = { url: request.url, isMainFrame: owner === frameId, isRedirect: Boolean(redirectedRequestId) };
    const verdict = isAllowed(asked)
      ? session.send('Fetch.continueRequest', { requestId })
      : session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    verdict.catch(() => {});
  });
}

/** Keeps main's picture of the document and emits Electron's events about it. */
function followDocument({ session, frameId }: Page, { document, emit }: NavigationPort): void {
  function setTitle(title: string): void {
    if (!title || title === document.title) return;
    document.title = title;
    emit('page-title-updated', preventable({}), title, true);
  }
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId) return;
    document.url = toAppUrl(frame.url + (frame.urlFragment ?? ''));
    emit('did-navigate', {}, document.url, 200, 'OK');
  });
  session.on('Page.navigatedWithinDocument', ({ frameId: owner, url }) => {
    if (owner !== frameId) return;
    document.url = toAppUrl(url);
    emit('did-navigate-in-page', {}, document.url, true);
  });
  session.on('Page.domContentEventFired', () => {
    emit('dom-ready', {});
    const evaluated = session.send('Runtime.evaluate', { expression: 'document.title', returnByValue: true });
    evaluated.then(({ result }) => setTitle(String(result.value))).catch(() => {});
  });
  session.on('Page.loadEventFired', () => {
    document.isLoading = false;
    emit('did-finish-load', {});
    emit('did-stop-loading', {});
  });
}

/** Tells the app where the page goes, and lets it forbid that. */
export function createNavigation(page: Page, port: NavigationPort): Navigation {
  const { session } = page;
  const { document } = port;
  /** Documents that the app itself asked for; they are not announced. */
  const expected = new Set<string>();
  guardRequests(page, port, expected);
  followDocument(page, port);

  function fail(url: string, text: string): never {
    const code = errorName(text);
    document.isLoading = false;
    port.emit('did-fail-load', {}, -2, code, url, true, 1, 1);
    throw Object.assign(new Error(`${code} (-2) loading '${url}'`), { code, errno: -2, url });
  }

  return {
    async load(url) {
      const target = toBrowserUrl(url);
      expected.add(withoutHash(target));
      document.isLoading = true;
      port.emit('did-start-loading', {});
      const loaded = new Promise<void>((resolve) => {
        session.once('Page.loadEventFired', () => resolve());
      });
      const { errorText } = await session.send('Page.navigate', { url: target });
      if (errorText) fail(url, errorText);
      await loaded;
    },
    reload() {
      expected.add(withoutHash(toBrowserUrl(document.url)));
      session.send('Page.reload').catch(() => {});
    },
  };
}

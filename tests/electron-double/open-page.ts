import type { WebPreferences } from 'electron';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CdpSession } from './cdp.ts';
import type { Chromium } from './chromium.ts';
import { binding, isolatedWorld, mainWorldScript, preloadScript, preloadWorldScript } from './page-scripts.ts';

export interface Page {
  readonly session: CdpSession;
  readonly targetId: string;
  /** The top frame's. */
  readonly frameId: string;
}

export interface Bounds {
  width: number;
  height: number;
  x?: number | undefined;
  y?: number | undefined;
}

async function openHeadless(chromium: Chromium, { width, height }: Bounds): Promise<string> {
  const target = { url: 'about:blank', newWindow: true, width, height };
  return (await chromium.root.send('Target.createTarget', target)).targetId;
}

/** A frameless `--app=` window, through Chromium's process singleton; its first URL tells which target is ours. */
async function openHeaded(chromium: Chromium, id: number): Promise<string> {
  const mark = `http://w${id}.double.localhost/`;
  const flags = ['--no-sandbox', '--test-type', `--user-data-dir=${chromium.profile}`, `--app=${mark}`];
  spawn(chromium.binary, flags, { stdio: 'ignore' }).unref();
  for (;;) {
    const { targetInfos } = await chromium.root.send('Target.getTargets');
    const found = targetInfos.find((target) => target.url === mark);
    if (found) return found.targetId;
    await sleep(10);
  }
}

/** Opens a browser window with a blank page and attaches to it. */
export async function openPage(chromium: Chromium, id: number, bounds: Bounds): Promise<Page> {
  const targetId = chromium.isHeadless ? await openHeadless(chromium, bounds) : await openHeaded(chromium, id);
  const session = await chromium.attach(targetId);
  const { frameTree } = await session.send('Page.getFrameTree');
  return { session, targetId, frameId: frameTree.frame.id };
}

async function installScripts({ session }: Page, { preload, additionalArguments }: WebPreferences): Promise<void> {
  const secret = randomUUID();
  const { platform, arch, versions } = process;
  const environment = {
    binding,
    serverOrigin: 'http://ipc.double.localhost',
    process: {
      platform,
      arch,
      versions,
      argv: additionalArguments ?? [],
      env: {},
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
    },
  };
  const add = (source: string, worldName?: string) =>
    session.send('Page.addScriptToEvaluateOnNewDocument', { source, ...(worldName ? { worldName } : {}) });
  await session.send('Runtime.addBinding', { name: binding, executionContextName: isolatedWorld });
  await add(mainWorldScript(secret));
  await add(preloadWorldScript(secret, environment), isolatedWorld);
  if (preload) await add(preloadScript(preload), isolatedWorld);
}

/** Makes the page's next document one of Electron's: worlds, preload, guarded navigation, no cookies. */
export async function preparePage(page: Page, preferences: WebPreferences): Promise<void> {
  const { session } = page;
  await Promise.all([
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Debugger.enable'),
    installScripts(page, preferences),
    session.send('Fetch.enable', {
      patterns: [{ urlPattern: '*', resourceType: 'Document', requestStage: 'Request' }],
    }),
    session.send('Emulation.setDocumentCookieDisabled', { disabled: true }), // custom schemes have none
  ]);
}

/** Sizes the window so that its content has the asked size. */
export async function fitWindow({ session, targetId }: Page, bounds: Bounds): Promise<void> {
  const expression = '[outerWidth - innerWidth, outerHeight - innerHeight]';
  const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
  const [extraWidth = 0, extraHeight = 0] = result.value as number[];
  const { windowId } = await session.send('Browser.getWindowForTarget', { targetId });
  const outer = {
    width: bounds.width + extraWidth,
    height: bounds.height + extraHeight,
    ...(bounds.x === undefined ? {} : { left: bounds.x }),
    ...(bounds.y === undefined ? {} : { top: bounds.y }),
  };
  await session.send('Browser.setWindowBounds', { windowId, bounds: outer });
}

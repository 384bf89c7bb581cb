import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';

/** Frames come as fast as they are done: what is measured is work, not the screen's rate. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** A page is given clocks of 5 µs only when nothing of another origin can be in it. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

async function bundled(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, rollupOptions: { input: join(import.meta.dirname, entry) } },
  });
  const [{ output } = { output: [] }] = [built].flat().filter((one) => 'output' in one);
  const [code] = output.flatMap((chunk) => (chunk.type === 'chunk' ? [chunk.code] : []));
  if (code === undefined) throw new Error(`${entry} has no code`);
  return code;
}

/** Runs a script of this folder in a page of Chromium and answers what its function there answers. */
export async function inChromium<T>(entry: string, ask: string): Promise<T> {
  const code = await bundled(entry);
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.writeHead(200, { ...ISOLATED, 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? code : '<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const executablePath = process.env['ELECTRON_DOUBLE_CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(`'${ask}' in window`);
    return (await page.evaluate(`window.${ask}()`)) as T;
  } finally {
    await browser.close();
    server.close();
  }
}

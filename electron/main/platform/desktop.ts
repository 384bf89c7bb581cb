import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, clipboard, ClipboardItem, dialog, nativeImage, shell } from 'electron';
import sharp from 'sharp';
import { say } from '../../../shared/words/say-on-desktop.ts';
import type { Desktop } from '../handlers.ts';
import type { AppMenu } from './menu.ts';

const DRAG_ICON_PX = 96;

/** What the window can ask of the desktop. Dialogs are called as properties, so a test can answer them. */
export function createDesktop(window: () => BrowserWindow, libraryFolder: () => string, menu: AppMenu): Desktop {
  return {
    commandsChanged: menu.enable,
    info: () => ({
      platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
      version: app.getVersion(),
      libraryName: basename(libraryFolder()),
      libraryPath: libraryFolder(),
      languages: app.getPreferredSystemLanguages(),
    }),
    async chooseFolder(current) {
      const answer = await dialog.showOpenDialog(window(), {
        title: say('desktop.choose-folder'),
        defaultPath: current,
        properties: ['openDirectory', 'createDirectory'],
      });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    async chooseImages() {
      const answer = await dialog.showOpenDialog(window(), {
        title: say('desktop.choose-images'),
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: say('desktop.images'), extensions: ['png', 'jpg', 'jpeg', 'webp', 'tif', 'tiff', 'avif', 'gif'] },
        ],
      });
      return answer.canceled ? [] : answer.filePaths;
    },
    async chooseSaveTarget(name) {
      const answer = await dialog.showSaveDialog(window(), {
        title: say('desktop.save-as'),
        defaultPath: join(app.getPath('downloads'), name),
      });
      return answer.canceled ? null : answer.filePath;
    },
    reveal: (file) => shell.showItemInFolder(file),
    copyImage: async (file) => {
      const png = await sharp(await readFile(file))
        .png()
        .toBuffer();
      const blob = new Blob([new Uint8Array(png)], { type: 'image/png' });
      await clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    },
    readClipboard,
    async dragOut(files, icon) {
      const first = files[0];
      if (first === undefined) return;
      const image = await dragIcon(icon ?? (await readFile(first)));
      window().webContents.startDrag({ file: first, files: [...files], icon: image });
    },
  };
}

/** An empty icon would make the drag do nothing at all, silently (electron.md §5). */
async function dragIcon(picture: Uint8Array) {
  const png = await sharp(picture).resize(DRAG_ICON_PX, DRAG_ICON_PX, { fit: 'inside' }).png().toBuffer();
  return nativeImage.createFromBuffer(png);
}

/** Copied files first: they have real paths. A screenshot is offered as PNG on every system. */
async function readClipboard(): ReturnType<Desktop['readClipboard']> {
  for (const item of await clipboard.read()) {
    if (item.types.includes('text/uri-list')) {
      const list = await (await item.getType('text/uri-list')).text();
      const paths = list
        .split(/\r?\n/)
        .filter((line) => line.startsWith('file:'))
        .map((line) => fileURLToPath(line));
      if (paths.length > 0) return { paths };
    }
    if (item.types.includes('image/png')) {
      const blob = await item.getType('image/png');
      return { png: new Uint8Array(await blob.arrayBuffer()) };
    }
  }
  return null;
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronPath, reasonIn } from '../../../scripts/steps/electron-binary.mjs';

describe("finding Electron's binary", () => {
  let packageFolder = '';
  beforeEach(() => {
    packageFolder = mkdtempSync(join(tmpdir(), 'electron-'));
  });
  afterEach(() => rmSync(packageFolder, { recursive: true }));

  it('finds nothing where only the package is', () => {
    expect(electronPath({ packageFolder, override: undefined })).toBeUndefined();
  });

  it('finds what path.txt names, once it is really there', () => {
    writeFileSync(join(packageFolder, 'path.txt'), 'Electron.app/Electron');
    expect(electronPath({ packageFolder, override: undefined })).toBeUndefined();
    mkdirSync(join(packageFolder, 'dist', 'Electron.app'), { recursive: true });
    writeFileSync(join(packageFolder, 'dist', 'Electron.app', 'Electron'), '');
    expect(electronPath({ packageFolder, override: undefined })).toBe(
      join(packageFolder, 'dist', 'Electron.app', 'Electron'),
    );
  });

  it('takes the folder a person named instead', () => {
    const override = join(packageFolder, 'mine');
    mkdirSync(override);
    writeFileSync(join(override, 'electron'), '');
    expect(electronPath({ packageFolder, override })).toBe(join(override, 'electron'));
  });
});

describe('why the binary could not be downloaded', () => {
  it('says it in words when there is no network', () => {
    expect(reasonIn('TypeError: fetch failed\n')).toBe("the download server can't be reached");
  });

  it("keeps the installer's own reason otherwise", () => {
    expect(reasonIn('HTTPError: Response code 404 (Not Found)\n    at x.js:1:2\n')).toBe(
      'HTTPError: Response code 404 (Not Found)',
    );
  });
});

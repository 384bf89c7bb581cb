import { describe, expect, it } from 'vitest';
import { isAtLeast, nodeTrouble, pathWithoutProject } from '../../../scripts/steps/node-version.mjs';

describe('comparing Node versions', () => {
  it('compares numbers, not texts', () => {
    expect(isAtLeast('v20.9.0', '20.19.0')).toBe(false);
    expect(isAtLeast('v20.19.0', '20.19.0')).toBe(true);
    expect(isAtLeast('v20.100.0', '20.19.0')).toBe(true);
  });

  it('lets a higher major win over a lower minor', () => {
    expect(isAtLeast('v22.0.0', '20.19.0')).toBe(true);
    expect(isAtLeast('v18.99.9', '20.19.0')).toBe(false);
  });

  it('takes words that are no version as too old', () => {
    expect(isAtLeast('', '20.19.0')).toBe(false);
  });
});

describe('the Node that starts the scripts', () => {
  it('is 20.19 or newer on Linux x64, where Node 24 comes with the packages', () => {
    expect(nodeTrouble({ version: 'v20.19.0', platform: 'linux', arch: 'x64' })).toBeUndefined();
    expect(nodeTrouble({ version: 'v20.18.3', platform: 'linux', arch: 'x64' })).toContain('20.19 or newer');
  });

  it.each([
    { platform: 'darwin', arch: 'arm64' },
    { platform: 'win32', arch: 'x64' },
    { platform: 'linux', arch: 'arm64' },
  ])('is 24 or newer on $platform $arch', (machine) => {
    expect(nodeTrouble({ version: 'v24.0.0', ...machine })).toBeUndefined();
    expect(nodeTrouble({ version: 'v22.21.0', ...machine })).toContain('needs Node 24');
  });

  it('names the version it found', () => {
    expect(nodeTrouble({ version: 'v18.1.2', platform: 'linux', arch: 'x64' })).toContain('v18.1.2');
  });
});

it("keeps npm off the project's own Node, which an install deletes", () => {
  const own = `${process.cwd()}/node_modules/.bin`;
  expect(pathWithoutProject(`${own}:/usr/bin:${own}:/bin`)).toBe('/usr/bin:/bin');
});

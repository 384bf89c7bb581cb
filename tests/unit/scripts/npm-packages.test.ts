import { describe, expect, it } from 'vitest';
import { explainNpmFailure, foldersFor, isUpToDate } from '../../../scripts/steps/npm-packages.mjs';

const locked = {
  '': { version: '0.1.0' },
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/fsevents': { version: '2.3.3', optional: true, os: 'darwin' },
};

describe('installed packages against the lock file', () => {
  it('match when every package has the locked version', () => {
    expect(isUpToDate(locked, { 'node_modules/zod': { version: '4.6.7' } })).toBe(true);
  });

  it('differ when a version differs', () => {
    expect(isUpToDate(locked, { 'node_modules/zod': { version: '4.6.6' } })).toBe(false);
  });

  it('differ when a package is missing, unless npm may leave it out', () => {
    expect(isUpToDate(locked, { 'node_modules/fsevents': { version: '2.3.3' } })).toBe(false);
  });

  it('differ when npm left no record of an install that ended', () => {
    expect(isUpToDate(locked, undefined)).toBe(false);
  });
});

it('counts only the packages that fit this machine', () => {
  expect(foldersFor(locked, { platform: 'linux', arch: 'x64' })).toEqual(['node_modules/zod']);
  expect(foldersFor(locked, { platform: 'darwin', arch: 'arm64' })).toHaveLength(2);
});

describe('what npm said, as a sentence', () => {
  it.each([
    ['npm error code ENOTFOUND', "registry can't be reached"],
    ['npm error code ECONNREFUSED', "registry can't be reached"],
    ["npm error EACCES: permission denied, mkdir '/clone/node_modules'", 'may not write'],
    ['npm error code ENOSPC', 'disk is full'],
    ['npm error code E403', 'refused access'],
    ['spawn npm ENOENT', 'npm was not found'],
  ])('%s', (output, words) => {
    expect(explainNpmFailure(output)).toContain(words);
  });

  it("leaves anything else to npm's own words", () => {
    expect(explainNpmFailure('npm error code EUSAGE')).toBeUndefined();
  });
});

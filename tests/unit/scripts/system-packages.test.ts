import { describe, expect, it } from 'vitest';
import {
  forTests,
  forWindows,
  isDebian,
  isOnPath,
  missingOf,
  missingSentence,
  obstacle,
} from '../../../scripts/steps/system-packages.mjs';

const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';
const fedora = 'NAME="Fedora Linux"\nID=fedora\n';
const without = (...names: string[]) => missingOf(forTests, ({ name }) => !names.includes(name));

describe('which system packages are missing', () => {
  it('names only those that are not there', () => {
    expect(without('xvfb', 'dbus').map(({ name }) => name)).toEqual(['xvfb', 'dbus']);
  });

  it('asks for windows only what windows need', () => {
    expect(forWindows.map(({ name }) => name)).toEqual(['chromium', 'fonts-liberation']);
  });

  it('finds a program on PATH, and not one that is nowhere', () => {
    expect(isOnPath('sh', '/nowhere:/bin')).toBe(true);
    expect(isOnPath('sh', '/nowhere')).toBe(false);
  });
});

describe('packages that can not be installed from here', () => {
  it('are installed by root on Debian and its children', () => {
    expect(obstacle({ uid: 0, osRelease: debian }, without('xvfb'))).toBeUndefined();
    expect(isDebian('ID=linuxmint\nID_LIKE="ubuntu debian"\n')).toBe(true);
  });

  it('tell who is not root what to ask for', () => {
    expect(obstacle({ uid: 1000, osRelease: debian }, without('xvfb', 'xauth'))).toContain(
      '`apt-get install xvfb xauth`',
    );
  });

  it('are left to the person on other systems', () => {
    expect(obstacle({ uid: 0, osRelease: fedora }, without('xvfb'))).toContain('only on Debian and Ubuntu');
  });

  it('say once what can not run without them', () => {
    const sentence = missingSentence(without('gnome-keyring', 'dbus'), 'No root.');
    expect(sentence).toContain('Missing system packages: gnome-keyring dbus. No root.');
    expect(sentence.match(/real keychain/g)).toHaveLength(1);
  });
});

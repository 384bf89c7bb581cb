// @ts-check
// Is there a screen, and how to do without one.

import { isOnPath } from './system-packages.mjs';

/** Can windows be shown? Always on macOS and Windows; on Linux when a display is named. */
export const hasDisplay = (env = process.env, platform = process.platform) =>
  platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

/**
 * The command under a virtual display when there is none.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ display: boolean, xvfb: boolean }} machine
 */
export const onSomeDisplay = (
  command,
  args,
  machine = { display: hasDisplay(), xvfb: isOnPath('xvfb-run') && isOnPath('xauth') },
) =>
  machine.display || !machine.xvfb
    ? { command, args, virtual: false }
    : { command: 'xvfb-run', args: ['-a', '-s', '-screen 0 1600x1000x24', command, ...args], virtual: true };

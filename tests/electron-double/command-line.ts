import type { CommandLine } from 'electron';
import { strict } from './strict.ts';

/** Switches for Chromium, by name without dashes; `''` where a switch has no value. */
export const switches = new Map<string, string>();

export const commandLine = strict('app.commandLine', {
  appendSwitch(name: string, value = '') {
    const before = switches.get(name);
    const isList = name === 'disable-features' || name === 'enable-features';
    switches.set(name, isList && before ? `${before},${value}` : value);
  },
  appendArgument() {},
  hasSwitch: (name: string) => switches.has(name),
  getSwitchValue: (name: string) => switches.get(name) ?? '',
  removeSwitch(name: string) {
    switches.delete(name);
  },
} satisfies CommandLine);

/** Takes over the switches the process was started with; Node's own are not Chromium's. */
export function readSwitches(given: string[]): void {
  for (const text of given) {
    const [, name = '', value = ''] = /^--?([^=]+)=?(.*)$/.exec(text) ?? [];
    if (name && !name.startsWith('inspect')) commandLine.appendSwitch(name.toLowerCase(), value);
  }
}

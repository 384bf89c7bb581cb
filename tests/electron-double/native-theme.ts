import type { NativeTheme } from 'electron';
import { EventEmitter } from 'node:events';
import { strict, type StandIn } from './strict.ts';

/** The desktop's own appearance, which tests set through `nativeTheme.__setSystem`. */
interface SystemAppearance {
  isDark: boolean;
  hasHighContrast: boolean;
  hasForcedColors: boolean;
}

const system: SystemAppearance = {
  isDark: process.env['ELECTRON_DOUBLE_DARK'] === '1',
  hasHighContrast: false,
  hasForcedColors: false,
};
let source: NativeTheme['themeSource'] = 'system';

class NativeThemeDouble extends EventEmitter {
  get themeSource(): NativeTheme['themeSource'] {
    return source;
  }

  set themeSource(chosen: NativeTheme['themeSource']) {
    source = chosen;
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return source === 'system' ? system.isDark : source === 'dark';
  }

  get shouldUseHighContrastColors(): boolean {
    return system.hasHighContrast;
  }

  get inForcedColorsMode(): boolean {
    return system.hasForcedColors;
  }

  get prefersReducedTransparency(): boolean {
    return false;
  }

  __setSystem(change: Partial<SystemAppearance>): void {
    Object.assign(system, change);
    this.emit('updated');
  }
}

const theme = new NativeThemeDouble().setMaxListeners(0);
theme satisfies StandIn<typeof theme, NativeTheme>;

export const nativeTheme = strict('nativeTheme', theme);

/** Media features by which the page sees the appearance. */
export function mediaFeatures(): { name: string; value: string }[] {
  return [
    { name: 'prefers-color-scheme', value: theme.shouldUseDarkColors ? 'dark' : 'light' },
    { name: 'prefers-contrast', value: theme.shouldUseHighContrastColors ? 'more' : 'no-preference' },
    { name: 'forced-colors', value: theme.inForcedColorsMode ? 'active' : 'none' },
  ];
}

import { create } from 'zustand';
import type { AppInfo, ServiceStatus } from '../../shared/ipc/contract.ts';
import type { KeyStatus } from '../../shared/key-status.ts';
import { UPSTREAM_PRICES, type PriceList } from '../../shared/price.ts';
import { type Settings, usualSettings } from '../../shared/settings.ts';

/** Mirrors of what main owns and every screen reads. `ready` once the first answers are in. */
type Session = {
  readonly ready: boolean;
  readonly info: AppInfo | null;
  readonly service: ServiceStatus;
  readonly key: KeyStatus;
  readonly settings: Settings;
};

export const useSession = create<Session>()(() => ({
  ready: false,
  info: null,
  service: { demo: false, host: '', online: true },
  key: { state: 'missing' },
  settings: usualSettings(),
}));

export const sessionChanged = (change: Partial<Session>): void => useSession.setState(change);

export const useSettings = (): Settings => useSession((session) => session.settings);
export const usePrices = (): PriceList => useSession((session) => session.settings.priceList ?? UPSTREAM_PRICES);
export const useDemo = (): boolean => useSession((session) => session.service.demo);

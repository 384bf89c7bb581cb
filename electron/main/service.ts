import { AppFailure } from '../../shared/app-error.ts';
import type { ServiceStatus } from '../../shared/ipc/contract.ts';
import { DEMO_KEY, type DemoServer, startDemoServer } from './demo/demo-server.ts';
import type { KeyStore } from './key/key-store.ts';
import type { SettingsStore } from './settings/settings-store.ts';

/** Where a call goes and the key it carries. The demo service has its own key and never gets a real one. */
export type Target = { readonly baseUrl: string; readonly key: string };

export type Service = {
  status(): ServiceStatus;
  /** @throws AppFailure key-missing or keychain-* when the real service is wanted and no key can be had. */
  target(demo: boolean): Promise<Target>;
  /** Chooses between the demo service and the configured one for what is added from now on. */
  use(demo: boolean): ServiceStatus;
  setOnline(online: boolean): void;
  onChange(listener: (status: ServiceStatus) => void): () => void;
  stop(): Promise<void>;
};

export type ServicePorts = {
  readonly settings: SettingsStore;
  readonly key: KeyStore;
  /** Time the demo service takes between previews. */
  readonly demoPaceMs: number;
};

export function createService({ settings, key, demoPaceMs }: ServicePorts): Service {
  let demoServer: Promise<DemoServer> | null = null;
  let online = true;
  const listeners = new Set<(status: ServiceStatus) => void>();

  const status = (): ServiceStatus => {
    const { demo, baseUrl } = settings.read();
    return { demo, online, host: new URL(baseUrl).host };
  };
  const changed = () => {
    for (const listener of listeners) listener(status());
    return status();
  };
  /** Started at the first demo job; a start that failed is tried again by the next one. */
  const demoUrl = async (): Promise<string> => {
    demoServer ??= startDemoServer({ paceMs: demoPaceMs, keepRequests: 0 });
    try {
      return (await demoServer).url;
    } catch (cause) {
      demoServer = null;
      throw new AppFailure({ kind: 'demo-failed', detail: cause instanceof Error ? cause.message : String(cause) });
    }
  };

  return {
    status,
    async target(demo) {
      if (demo) return { baseUrl: await demoUrl(), key: DEMO_KEY };
      return { baseUrl: settings.read().baseUrl, key: await key.read() };
    },
    use(demo) {
      settings.change({ demo });
      return changed();
    },
    setOnline(next) {
      if (next === online) return;
      online = next;
      changed();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      const server = await demoServer?.catch(() => null);
      await server?.close();
    },
  };
}

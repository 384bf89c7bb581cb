import { type ComponentType, lazy } from 'react';

/** A component whose code is fetched when it is first drawn; draw it inside a Suspense. */
export const lazily = <Props>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => ({ default: await load() }));

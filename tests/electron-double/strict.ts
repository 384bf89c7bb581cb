import type { EventEmitter } from 'node:events';

/** Keys that runtimes and test tools probe on any object; answering them with an error would break those tools. */
const probed = new Set([
  'then',
  'toJSON',
  'inspect',
  'constructor',
  'default',
  '__esModule',
  'asymmetricMatch',
  'domain',
]);

const isOwnAffair = (key: string | symbol) => typeof key === 'symbol' || probed.has(key) || key.startsWith('_');

/** Wraps `target` so that reading anything it does not have throws instead of answering `undefined`. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(inner, key, receiver) {
      if (key in inner || isOwnAffair(key)) return Reflect.get(inner, key, receiver) as unknown;
      throw new Error(`electron double: ${name}.${String(key)} is not implemented`);
    },
  });
}

/** A module of Electron that the app does not use: touching or constructing it throws. */
export function missing(name: string): object {
  return strict(name, function Missing() {
    throw new Error(`electron double: ${name} is not implemented`);
  });
}

/**
 * Those members of Electron's type that the double has, to hold the double against: `x satisfies StandIn<typeof x, Real>`.
 * What comes from EventEmitter is left out (Electron overloads it per event), and so is `Except`.
 */
export type StandIn<Double, Real, Except extends string = never> = Pick<
  Real,
  Exclude<keyof Double & keyof Real, keyof EventEmitter | Except>
>;

export type Preventable<T = object> = T & { defaultPrevented: boolean; preventDefault(): void };

/** An event object whose default can be prevented, with further members mixed in. */
export function preventable<T extends object>(more: T): Preventable<T> {
  const event = {
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
    ...more,
  };
  return event;
}

import type { BackEnd } from '../back-end.ts';
import { type Interrupt, listenForInterrupt } from './interrupt.ts';
import { type CommonOptions, type Ground, openBackEnd } from './open-back-end.ts';

/** One command at work: the back end is open, and closed again whatever happens. */
export type Session = { readonly back: BackEnd; readonly options: CommonOptions; readonly interrupt: Interrupt };

export async function inSession(
  ground: Ground,
  options: CommonOptions,
  work: (session: Session) => number | Promise<number>,
): Promise<number> {
  const interrupt = listenForInterrupt();
  try {
    const back = openBackEnd(ground);
    try {
      const start = back.start();
      await Promise.race([start, interrupt.ended]);
      return await Promise.race([work({ back, options, interrupt }), interrupt.ended]);
    } finally {
      await back.stop();
    }
  } finally {
    interrupt.close();
  }
}

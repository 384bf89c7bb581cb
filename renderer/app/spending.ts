import { useEffect, useState } from 'react';
import type { DaySpending } from '../../shared/usage.ts';
import { atMost, money } from '../../shared/words/format.ts';
import { say } from '../../shared/words/say.ts';
import { call } from '../bridge.ts';
import { watchEndedJobs } from './ended-jobs.ts';

/** Today's spending; asked again whenever a job has ended. Null before the first answer. */
export function useSpending(): DaySpending | null {
  const [spending, setSpending] = useState<DaySpending | null>(null);
  useEffect(() => {
    let isHere = true;
    const read = async () => {
      const today = await call('usage.today', undefined);
      if (isHere && today.ok) setSpending(today.value);
    };
    void read();
    const stop = watchEndedJobs(() => void read());
    return () => {
      isHere = false;
      stop();
    };
  }, []);
  return spending;
}

/** `$4.18 today`, or with `≤` when some of it is not certain. */
export function spendingWords({ charged, maybe }: DaySpending): { readonly text: string; readonly tip: string } {
  return {
    text: say('app.today', { price: (maybe > 0 ? atMost : money)(charged + maybe) }),
    tip: say('app.today-tip', { charged: money(charged), maybe: maybe > 0 ? money(maybe) : 'none' }),
  };
}

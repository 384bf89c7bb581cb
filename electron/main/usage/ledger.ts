import type { DaySpending } from '../../../shared/usage.ts';
import type { Database } from '../storage/database.ts';
import { localDay } from './local-day.ts';

/** One thing that happened to the money. Rows are only ever added; money in micro-dollars. */
export type LedgerEntry = {
  /**
   * charged: an answer came · maybe: the attempt may have been billed, `costMicros` is the most it can be ·
   * settled: the attempt's `maybe` no longer stands, because its true outcome became known.
   */
  readonly kind: 'charged' | 'maybe' | 'settled';
  readonly jobId: string;
  readonly attemptId: string;
  readonly model: string;
  /** Of the demo service: written down, never spent. */
  readonly demo: boolean;
  /** Null when no price list knows the model or the answer came without usage. */
  readonly costMicros: number | null;
  readonly estimateMicros: number | null;
  readonly priceSource: string | null;
};

export type Ledger = {
  write(entry: LedgerEntry, at: Date): void;
  /** What a local day (`YYYY-MM-DD`) has cost. */
  spentOn(day: string): DaySpending;
  today(now: Date): DaySpending;
};

/** Part of the journal's schema. */
export const LEDGER_SCHEMA = `
  CREATE TABLE ledger (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('charged', 'maybe', 'settled')),
    job_id TEXT NOT NULL,
    attempt_id TEXT NOT NULL,
    model TEXT NOT NULL,
    demo INTEGER NOT NULL,
    cost_micros INTEGER,
    estimate_micros INTEGER,
    price_source TEXT,
    UNIQUE (attempt_id, kind)
  ) STRICT;
  CREATE INDEX ledger_day ON ledger (day);
  CREATE TRIGGER ledger_keeps BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER ledger_stays BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
`;

/** The money, in the journal's own database so that a row and the job's new state are one transaction. */
export function createLedger(database: Database): Ledger {
  const spentOn = (day: string): DaySpending => database.get<DaySpending>(SPENT, { day }) ?? { charged: 0, maybe: 0 };
  return {
    write(entry, at) {
      database.run(WRITE, { ...entry, demo: entry.demo ? 1 : 0, at: at.toISOString(), day: localDay(at) });
    },
    spentOn,
    today: (now) => spentOn(localDay(now)),
  };
}

/**
 * Twice the same row about one attempt says nothing new: a finish that was cut off and done again counts once. And what
 * was charged is no longer in doubt, whatever becomes of its answer.
 */
const WRITE = `
  INSERT INTO ledger (at, day, kind, job_id, attempt_id, model, demo, cost_micros, estimate_micros, price_source)
  SELECT :at, :day, :kind, :jobId, :attemptId, :model, :demo, :costMicros, :estimateMicros, :priceSource
  WHERE NOT (:kind = 'maybe' AND EXISTS (SELECT 1 FROM ledger WHERE attempt_id = :attemptId AND kind = 'charged'))
  ON CONFLICT (attempt_id, kind) DO NOTHING`;

/** An answer without a known cost counts with its estimate. A settled attempt is no longer in doubt. */
const SPENT = `
  SELECT
    coalesce(sum(CASE WHEN kind = 'charged' THEN coalesce(cost_micros, estimate_micros) END), 0) AS charged,
    coalesce(sum(CASE WHEN kind = 'maybe' THEN coalesce(cost_micros, estimate_micros) END), 0) AS maybe
  FROM ledger AS row
  WHERE day = :day AND demo = 0 AND NOT (kind = 'maybe' AND EXISTS (
    SELECT 1 FROM ledger AS other WHERE other.attempt_id = row.attempt_id AND other.kind = 'settled'))`;

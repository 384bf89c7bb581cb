import type { Database } from '../storage/database.ts';
import { nextStartMs, slowDown, type Learned } from './pace.ts';

/** The pace of every process on this journal, by lane. */
export type JournalPace = {
  nextStartMs(lane: string, perMinute: number, nowMs: number): number;
  started(lane: string, nowMs: number): void;
  refused(lane: string, perMinute: number, retryAtMs: number, nowMs: number): void;
};

const MINUTE_MS = 60_000;

export function createJournalPace(database: Database): JournalPace {
  const learned = (lane: string): Learned | null => database.get<Learned>(READ_LEARNED, { lane }) ?? null;
  return {
    nextStartMs(lane, perMinute, nowMs) {
      const starts = database.all<{ at: number }>(READ_STARTS, { lane, since: nowMs - MINUTE_MS });
      const times = starts.map((row) => row.at);
      return nextStartMs(perMinute, learned(lane), times, nowMs);
    },
    started(lane, nowMs) {
      database.run('DELETE FROM pace_starts WHERE at_ms <= :before', { before: nowMs - MINUTE_MS });
      database.run('INSERT INTO pace_starts (lane, at_ms) VALUES (:lane, :nowMs)', { lane, nowMs });
    },
    refused(lane, perMinute, retryAtMs, nowMs) {
      database.transaction(() => {
        const lesson = slowDown(perMinute, learned(lane), retryAtMs, nowMs);
        database.run(WRITE_LEARNED, { lane, ...lesson });
      });
    },
  };
}

const READ_LEARNED = `
  SELECT per_minute AS perMinute, slowed_at_ms AS slowedAtMs, paused_until_ms AS pausedUntilMs
  FROM pace_learned WHERE lane = :lane`;

const READ_STARTS = 'SELECT at_ms AS at FROM pace_starts WHERE lane = :lane AND at_ms > :since ORDER BY at_ms';

const WRITE_LEARNED = `
  INSERT INTO pace_learned (lane, per_minute, slowed_at_ms, paused_until_ms)
  VALUES (:lane, :perMinute, :slowedAtMs, :pausedUntilMs)
  ON CONFLICT (lane) DO UPDATE SET per_minute = :perMinute, slowed_at_ms = :slowedAtMs, paused_until_ms = :pausedUntilMs`;

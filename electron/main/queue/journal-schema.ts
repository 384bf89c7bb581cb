import { LEDGER_SCHEMA } from '../usage/ledger.ts';

/** journal.db: what the app must never forget. Migrations are only ever added at the end. */
export const JOURNAL_MIGRATIONS: readonly string[] = [
  `
  -- One row. sequence numbers every change of any job, so a process sees what another one did.
  CREATE TABLE journal (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    sequence INTEGER NOT NULL,
    paused TEXT NOT NULL CHECK (paused IN ('no', 'by-person', 'unclean-end'))
  ) STRICT;
  INSERT INTO journal VALUES (1, 0, 'no');

  -- Processes at work. A clean end removes the row.
  CREATE TABLE owners (
    id TEXT PRIMARY KEY,
    pid INTEGER NOT NULL,
    process_start TEXT,
    heartbeat TEXT NOT NULL
  ) STRICT;

  CREATE TABLE jobs (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    sequence INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('hand', 'batch')),
    group_id TEXT,
    batch_name TEXT,
    demo INTEGER NOT NULL,
    lane TEXT NOT NULL,
    request TEXT NOT NULL,
    repetition INTEGER NOT NULL,
    parents TEXT NOT NULL,
    status TEXT NOT NULL,
    state TEXT NOT NULL,
    until TEXT,
    ended_at TEXT,
    sent INTEGER NOT NULL DEFAULT 0,
    -- Attempts since a person or a cured cause last let the job go: what the retry policy counts.
    tries INTEGER NOT NULL DEFAULT 0,
    estimate_micros INTEGER,
    usage TEXT,
    cost_micros INTEGER,
    request_id TEXT,
    elapsed_ms REAL,
    -- Who works on it now.
    owner TEXT,
    -- The only process that may work on it: a terminal keeps the jobs it was asked for.
    reserved_for TEXT,
    stop_asked INTEGER NOT NULL DEFAULT 0,
    hidden INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX jobs_sequence ON jobs (sequence);
  CREATE INDEX jobs_status ON jobs (status, origin, position) WHERE hidden = 0;
  CREATE INDEX jobs_owner ON jobs (owner) WHERE owner IS NOT NULL;

  -- Written before the first byte leaves; a request without a row here can't exist.
  CREATE TABLE attempts (
    id TEXT PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES jobs (id),
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    spool_kept INTEGER NOT NULL DEFAULT 1
  ) STRICT;
  CREATE INDEX attempts_job ON attempts (job_id);

  CREATE TABLE add_tokens (
    number INTEGER PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    job_ids TEXT NOT NULL
  ) STRICT;

  -- Requests of the last minute, of every process.
  CREATE TABLE pace_starts (lane TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT;
  CREATE INDEX pace_starts_lane ON pace_starts (lane, at_ms);

  CREATE TABLE pace_learned (
    lane TEXT PRIMARY KEY,
    per_minute REAL NOT NULL,
    slowed_at_ms INTEGER NOT NULL,
    paused_until_ms INTEGER NOT NULL
  ) STRICT;
  ${LEDGER_SCHEMA}`,
  // What a job has cost is what the ledger says of its attempts.
  'ALTER TABLE jobs DROP COLUMN cost_micros',
];

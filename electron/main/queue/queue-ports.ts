import type { AppError } from '../../../shared/app-error.ts';
import type { AddJobs } from '../../../shared/ipc/contract.ts';
import type { Asset } from '../../../shared/asset.ts';
import type { Job, JobId, WaitReason } from '../../../shared/job.ts';
import type { OwnModel } from '../../../shared/models.ts';
import type { PriceList } from '../../../shared/price.ts';
import type { QueueChange, QueuePage, QueuePageQuery, QueueSnapshot } from '../../../shared/queue.ts';
import type { CallOutcome } from '../api/call-outcome.ts';
import type { CallProgress } from '../api/image-api.ts';
import type { ReceivedImage, Reply } from '../api/reply.ts';
import type { Log } from '../log.ts';
import type { Journal } from './journal.ts';

export type CallInput = {
  readonly job: Job;
  /** `number` counts from 1 since a person or a cured cause last let the job go. */
  readonly attempt: { readonly id: string; readonly number: number; readonly spoolDir: string };
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CallProgress) => void;
  /** Asked when the disk is full amid an answer: true to try the same write again. */
  readonly onDiskFull: (error: AppError) => Promise<boolean>;
};

export type SaveInput = {
  readonly job: Job;
  readonly attemptId: string;
  readonly reply: Reply;
  readonly requestId: string | null;
  /** Null when the app that sent the request died before it was written down. */
  readonly elapsedMs: number | null;
  readonly costMicros: number | null;
  readonly priceSource: string | null;
};

export type QueuePorts = {
  readonly journal: Journal;
  readonly spoolRoot: string;
  readonly clock: { now(): Date };
  /** 24 hex digits. */
  readonly random: { id(): string };
  /** Runs `work` once after a while; the answer takes it back. */
  readonly timers: { after(ms: number, work: () => void): () => void };
  /** One POST. May throw an AppFailure before anything was sent: no key, an input that is gone. */
  call(input: CallInput): Promise<CallOutcome>;
  /** Reads a job's spooled answer again, without the network. */
  readSpool(spoolDir: string, job: Job): Promise<CallOutcome>;
  /** Puts the pictures of an answer into the library; the same attempt again gives the same assets. */
  save(input: SaveInput): Promise<readonly Asset[]>;
  saveDraft(input: { readonly job: Job; readonly attemptId: string; readonly image: ReceivedImage }): Promise<Asset>;
  prices(): PriceList;
  ownModels(): readonly OwnModel[];
  limits(): { readonly concurrency: number; readonly requestsPerMinute: number };
  /** May throw an AppFailure when a folder is gone. */
  freeBytes(): Promise<{ readonly spool: number; readonly library: number }>;
  readonly log: Log;
};

export type StartOptions = {
  /** Finish or rename what dead processes left behind. */
  readonly recover: boolean;
  /** `own`: only what this process adds or sends again, which it keeps from others; a pause doesn't hold it. */
  readonly only?: 'own' | 'all';
};

export type Queue = {
  start(options: StartOptions): Promise<void>;
  /** On disk when it returns. The same token again adds nothing and answers with the same ids. */
  add(input: AddJobs & { readonly demo: boolean }): readonly JobId[];
  snapshot(): QueueSnapshot;
  page(query: QueuePageQuery): QueuePage;
  job(id: JobId): Job;
  /** At most one change per frame. */
  onChange(listener: (change: QueueChange) => void): () => void;
  cancel(ids: readonly JobId[]): void;
  /** A person wants it now: what is over is sent again, what waits goes at once, what is here is saved. */
  sendAgain(ids: readonly JobId[]): void;
  /** Reads what the last attempts left in the spool; never calls the service. */
  lookAgain(id: JobId): Promise<Job>;
  /** Where the kept raw answer of a job lies; null when there is none. @throws AppFailure not-found */
  answerFolder(id: JobId): string | null;
  forget(ids: readonly JobId[]): void;
  clearFinished(): void;
  pause(): void;
  resume(): void;
  setOnline(online: boolean): void;
  setAsleep(asleep: boolean): void;
  /** The cause is gone: jobs that waited for it go on, answers it kept out of the library are saved. */
  retryWaiting(why: WaitReason): void;
  /** The part file of a preview, while the job that got it is on its way. */
  preview(id: JobId, version: number): { readonly file: string } | null;
  /** Jobs on the wire or being saved: what quitting now may lose. */
  inFlight(): number;
  /** When nothing is at work and nothing will start by itself. */
  whenIdle(): Promise<void>;
  /** Starts nothing more. `finish` waits for calls in flight; without it they are stopped and become uncertain. */
  stop(options?: { readonly finish?: boolean }): Promise<void>;
};

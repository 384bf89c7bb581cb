import { createHash } from 'node:crypto';
import type { Answer, Recipe, Sidecar } from '../../../shared/asset.ts';
import type { Job } from '../../../shared/job.ts';
import { recipeText } from '../../../shared/request.ts';
import type { ReceivedImage, Reply } from '../api/reply.ts';

/** A whole answer and what is known about the call that brought it. */
export type SavedReply = {
  readonly job: Job;
  readonly attemptId: string;
  readonly reply: Reply;
  readonly requestId: string | null;
  readonly elapsedMs: number | null;
  /** Of the whole answer. */
  readonly costMicros: number | null;
  readonly priceSource: string | null;
};

export type PictureFacts = {
  readonly id: string;
  readonly job: Job;
  readonly image: ReceivedImage;
  readonly createdAt: Date;
  readonly file: string;
  /** Null for the preview of a stream that died. */
  readonly answer: Answer | null;
};

function recipeOf(job: Job): Recipe {
  const hash = createHash('sha256').update(recipeText(job.request, job.repetition)).digest('hex');
  return { request: job.request, repetition: job.repetition, parents: [...job.parents], hash };
}

export const answerOf = (saved: SavedReply, index: number): Answer => ({
  id: saved.reply.id,
  requestId: saved.requestId,
  created: saved.reply.created,
  applied: saved.reply.applied,
  index,
  count: saved.reply.images.length,
  text: saved.reply.text,
  parts: [...saved.reply.parts],
  usage: saved.reply.usage,
  costMicros: saved.costMicros,
  priceSource: saved.priceSource,
  elapsedMs: saved.elapsedMs,
});

export const sidecarOf = ({ id, job, image, createdAt, file, answer }: PictureFacts): Sidecar => ({
  schema: 1,
  id,
  kind: 'generated',
  file,
  hash: image.sha256,
  bytes: image.bytes,
  format: image.kind,
  width: image.width,
  height: image.height,
  createdAt: createdAt.toISOString(),
  demo: job.demo,
  draft: answer === null,
  favourite: false,
  tags: [],
  jobId: job.id,
  groupId: job.groupId,
  batchName: job.batchName,
  recipe: recipeOf(job),
  answer,
});

import { fail } from '../../../shared/app-error.ts';
import type { AddJobs } from '../../../shared/ipc/contract.ts';
import type { NewJob } from '../../../shared/job.ts';
import { findModel } from '../../../shared/models.ts';
import { estimate } from '../../../shared/price.ts';
import { splitForPreviews } from '../../../shared/request.ts';
import type { AddedJob } from './journal-adds.ts';
import type { QueuePorts } from './queue-ports.ts';

type Ports = Pick<QueuePorts, 'clock' | 'random' | 'prices' | 'ownModels'>;

/** The jobs of one press: one per request, or one per picture where previews allow only one a call. */
export const jobsOf = (input: AddJobs & { readonly demo: boolean }, ports: Ports): readonly AddedJob[] =>
  input.jobs.flatMap((job) => partsOf(job, input, ports));

function partsOf(job: NewJob, input: AddJobs & { readonly demo: boolean }, ports: Ports): readonly AddedJob[] {
  const { model } = job.request;
  if (!findModel(model, ports.ownModels())) fail({ kind: 'model-unavailable', model });
  const parts = splitForPreviews(job.request);
  const groupId = parts.length > 1 ? ports.random.id() : null;
  return parts.map((request, index) => ({
    id: ports.random.id(),
    createdAt: ports.clock.now().toISOString(),
    origin: input.origin,
    groupId,
    batchName: input.batchName,
    demo: input.demo,
    request,
    // Every part is a wanted repetition of its own, so no two have one recipe hash.
    repetition: job.repetition * parts.length + index,
    parents: job.parents,
    estimateMicros: estimate(request, ports.prices(), ports.ownModels()).totalMicros,
  }));
}

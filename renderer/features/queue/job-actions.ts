import { create } from 'zustand';
import { chargeOf } from '../../../shared/app-error.ts';
import { isInFlight, isOver, type JobView } from '../../../shared/job.ts';
import { say } from '../../../shared/words/say.ts';
import { call } from '../../bridge.ts';
import { runCommand } from '../../commands.ts';
import { notify, notifyError } from '../../notices.ts';
import { jobShown } from '../../shown.ts';
import { listedJob } from './job-list.ts';

type Ids = readonly string[];

/** What a person is asked before money may be lost or spent twice. */
export type Question = { readonly kind: 'stop' | 'again'; readonly ids: Ids; readonly mostMicros: number | null };

export const useQuestion = create<{ readonly question: Question | null }>()(() => ({ question: null }));
export const questionClosed = (): void => useQuestion.setState({ question: null });

const jobsOf = (ids: Ids): readonly JobView[] => ids.map(listedJob).filter((job) => job !== null);
const idsOf = (jobs: readonly JobView[]): Ids => jobs.map(({ id }) => id);

/** May have been paid for: sending it once more can pay twice. */
export const isMaybePaid = ({ state, demo }: JobView): boolean =>
  !demo && (state.status === 'uncertain' || (state.status === 'failed' && chargeOf(state.error) !== 'not-charged'));

export const canCancel = ({ state }: JobView): boolean => !isOver(state) && state.status !== 'received';
export const canSendAgain = ({ state }: JobView): boolean =>
  state.status === 'failed' || state.status === 'cancelled' || state.status === 'uncertain';
export const canForget = ({ state }: JobView): boolean => isOver(state);
export const canLookAgain = ({ state, sent }: JobView): boolean =>
  sent > 0 && (state.status === 'uncertain' || state.status === 'failed');

/** Together, in micro-dollars; null when a price is unknown. Demo jobs cost nothing. */
function mostOf(jobs: readonly JobView[]): number | null {
  let most: number | null = 0;
  for (const { demo, mostMicros } of jobs)
    if (!demo) most = most === null || mostMicros === null ? null : most + mostMicros;
  return most;
}

async function ask(name: 'queue.cancel' | 'queue.sendAgain' | 'queue.forget', ids: Ids): Promise<void> {
  if (ids.length === 0) return;
  const answer = await call(name, { ids });
  if (!answer.ok) notifyError(answer.error);
}

/** What was not sent yet goes at once; what was is asked about, because stopping may still be charged. */
export function jobsCancelled(ids: Ids): void {
  const jobs = jobsOf(ids).filter(canCancel);
  const sent = jobs.filter(({ state, demo }) => isInFlight(state) && !demo);
  void ask('queue.cancel', idsOf(jobs.filter((job) => !sent.includes(job))));
  if (sent.length > 0) useQuestion.setState({ question: { kind: 'stop', ids: idsOf(sent), mostMicros: mostOf(sent) } });
}

/** What was certainly not charged goes again at once; the rest pays again, so a person says so first. */
export function jobsSentAgain(ids: Ids): void {
  const jobs = jobsOf(ids).filter(canSendAgain);
  const maybe = jobs.filter(isMaybePaid);
  void ask('queue.sendAgain', idsOf(jobs.filter((job) => !maybe.includes(job))));
  if (maybe.length > 0)
    useQuestion.setState({ question: { kind: 'again', ids: idsOf(maybe), mostMicros: mostOf(maybe) } });
}

export async function questionAnswered({ kind, ids }: Question): Promise<void> {
  questionClosed();
  await ask(kind === 'stop' ? 'queue.cancel' : 'queue.sendAgain', ids);
}

export const jobsForgotten = (ids: Ids): void => void ask('queue.forget', idsOf(jobsOf(ids).filter(canForget)));

/** Reads again what arrived; never calls the service. */
export async function lookedAgain(id: string): Promise<void> {
  const answer = await call('queue.lookAgain', { id });
  if (!answer.ok) return notifyError(answer.error);
  const isFound = answer.value.state.status === 'received' || answer.value.state.status === 'done';
  notify({ tone: 'done', title: say(isFound ? 'queue.found' : 'queue.not-found') });
}

/** On stage, in Create. */
export function jobOpened(id: string): void {
  jobShown(id);
  runCommand('go-create');
}

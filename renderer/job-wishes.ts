import { create } from 'zustand';
import { isInFlight, isOver, type JobView, unreadableOf } from '../shared/job.ts';
import { chargeOfJob } from '../shared/job-money.ts';
import { mayHoldMore } from '../shared/kept-answer.ts';
import { say } from '../shared/words/say.ts';
import { call } from './bridge.ts';
import { notify, notifyError } from './notices.ts';

/** What a person may want of jobs, wherever they are shown. Money is asked about first, and always in the same words. */
type Jobs = readonly JobView[];

/** `stop` may lose a picture that is paid for, `again` may pay for it twice. */
export type Question = { readonly kind: 'stop' | 'again'; readonly jobs: Jobs };

export const useQuestion = create<{ readonly question: Question | null }>()(() => ({ question: null }));
export const questionClosed = (): void => useQuestion.setState({ question: null });

/** May have been paid for: sending it once more can pay twice. */
export const isMaybePaid = (job: JobView): boolean =>
  !job.demo &&
  (job.state.status === 'uncertain' || job.state.status === 'failed') &&
  chargeOfJob(job) !== 'not-charged';

/** A picture that is bought and not yet here. */
const isBought = ({ state, demo }: JobView): boolean => !demo && isInFlight(state);

/** Its answer is here or half here, and the disk or the folder doesn't take it. */
export const isStalled = ({ state }: JobView): boolean =>
  (state.status === 'receiving' || state.status === 'received') && state.stalled !== null;

export const canStop = ({ state }: JobView): boolean => !isOver(state) && state.status !== 'received';
export const canSendAgain = ({ state }: JobView): boolean => isOver(state) && state.status !== 'done';
/** Nothing is sent twice by it: what waits goes at once, what is here is saved. */
export const canTryNow = (job: JobView): boolean => job.state.status === 'waiting' || isStalled(job);
export const canForget = ({ state }: JobView): boolean => isOver(state);
export const canLookAgain = ({ state, sent }: JobView): boolean => sent > 0 && mayHoldMore(state);
/** Something arrived of what isn't in the library, and a person may read it. */
export const canShowAnswer = ({ hasAnswer }: JobView): boolean => hasAnswer;

export const sendAgainWord = (job: JobView): string => say(isMaybePaid(job) ? 'job.send-again' : 'job.try-again');

async function ask(name: 'queue.cancel' | 'queue.sendAgain' | 'queue.forget', jobs: Jobs): Promise<void> {
  if (jobs.length === 0) return;
  const answer = await call(name, { ids: jobs.map(({ id }) => id) });
  if (!answer.ok) notifyError(answer.error);
}

/** Does at once what costs nothing, and asks about the rest. */
function asked(kind: Question['kind'], jobs: Jobs, isCostly: (job: JobView) => boolean): void {
  const costly = jobs.filter(isCostly);
  void perform(
    kind,
    jobs.filter((job) => !costly.includes(job)),
  );
  if (costly.length > 0) useQuestion.setState({ question: { kind, jobs: costly } });
}

const perform = (kind: Question['kind'], jobs: Jobs): Promise<void> =>
  ask(kind === 'stop' ? 'queue.cancel' : 'queue.sendAgain', jobs);

export const jobsStopped = (jobs: Jobs): void => asked('stop', jobs.filter(canStop), isBought);
export const jobsSentAgain = (jobs: Jobs): void => asked('again', jobs.filter(canSendAgain), isMaybePaid);
export const jobsTriedNow = (jobs: Jobs): void => void ask('queue.sendAgain', jobs.filter(canTryNow));
export const jobsForgotten = (jobs: Jobs): Promise<void> => ask('queue.forget', jobs.filter(canForget));

export function questionAnswered({ kind, jobs }: Question): void {
  questionClosed();
  void perform(kind, jobs);
}

/** Reads again what arrived; never calls the service. What it finds is shown by the job's own change. */
export async function jobLookedAt({ id, state }: JobView): Promise<void> {
  const answer = await call('queue.lookAgain', { id });
  if (!answer.ok) return notifyError(answer.error);
  const found = answer.value.state.status;
  const isUnread = unreadableOf(state) > 0 && unreadableOf(answer.value.state) === unreadableOf(state);
  if (isUnread) notify({ tone: 'done', title: say('job.still-unreadable') });
  else if (found === 'received' || found === 'done') notify({ tone: 'done', title: say('job.found') });
  else if (found === state.status) notify({ tone: 'done', title: say('job.not-found') });
}

/** The raw answer as a file in the system's file manager. */
export async function answerShown({ id }: JobView): Promise<void> {
  const answer = await call('queue.showAnswer', { id });
  if (!answer.ok) notifyError(answer.error);
}

import { type AppError, type Charge, chargeOf } from '../app-error.ts';
import type { Job } from '../job.ts';
import { chargeOfJob, doubtMicros, isEarlierInDoubt } from '../job-money.ts';
import { clockTime, money } from './format.ts';
import { isWordKey, say, type WordKey } from './say.ts';
import type { WordValues } from './words-of.ts';

/** The one thing a person can press next; the screens know how to do each. */
export type NextStep =
  | 'edit-prompt'
  | 'enter-key'
  | 'replace-key'
  | 'open-settings'
  | 'choose-model'
  | 'choose-folder'
  | 'shrink-references'
  | 'try-again'
  | 'send-again' // pays again
  | 'none';

export type Described = {
  readonly title: string;
  readonly what: string;
  readonly money: string;
  readonly next: string;
  readonly step: NextStep;
};

/** `most` bounds what attempts in doubt may have cost; `paid` is what a charged one did. Micro-dollars. */
export type MoneyFacts = {
  readonly most?: number | null;
  readonly paid?: number | null;
  readonly demo?: boolean;
  /** As the job stands (`chargeOfJob`); without it, what the error alone says. */
  readonly charge?: Charge;
  /** Not this try may have been charged but one before it. */
  readonly isEarlier?: boolean;
};

/** The money of a job with all its attempts; `mostMicros` is what each costs at most. */
export const moneyFacts = (
  job: Pick<Job, 'state' | 'doubts' | 'demo' | 'costMicros'>,
  mostMicros: number | null,
): MoneyFacts => ({
  most: doubtMicros(job, mostMicros),
  paid: job.costMicros,
  demo: job.demo,
  charge: chargeOfJob(job),
  isEarlier: isEarlierInDoubt(job),
});

/** A failure in a person's words: what happened, what it means for the money, what to do next. */
export function describeError(error: AppError, facts: MoneyFacts = {}): Described {
  const values = valuesOf(error);
  const text = (part: 'title' | 'what' | 'next') => say(keyOf(error, part), values);
  return {
    title: text('title'),
    what: text('what'),
    money: facts.demo ? say('charge.demo') : moneyLine(error, facts),
    next: text('next'),
    step: stepOf(error),
  };
}

function keyOf(error: AppError, part: string): WordKey {
  const key = `error.${error.kind}.${part}`;
  return isWordKey(key) ? key : 'error.unexpected.title';
}

function moneyLine(error: AppError, facts: MoneyFacts): string {
  const amount = (micros: number | null | undefined) => (micros == null ? 'none' : money(micros));
  const charge = facts.isEarlier ? 'earlier' : (facts.charge ?? chargeOf(error));
  return say(`charge.${charge}`, { most: amount(facts.most), price: amount(facts.paid) });
}

/** The fields that a message chooses by; ICU selectors can't hold a hyphen. */
const SELECTED: readonly string[] = ['cause', 'stage', 'phase', 'place', 'what'];

/** The error's own fields as message values: lists joined, nothing as `none`, flags as yes or no. */
function valuesOf(error: AppError): WordValues {
  const selected = error.kind === 'input-refused' ? [...SELECTED, 'reason'] : SELECTED;
  const entries = Object.entries(error).map(([name, value]): [string, string | number] => {
    if (Array.isArray(value)) return [name, value.join(', ') || 'none'];
    if (typeof value === 'boolean') return [name, value ? 'yes' : 'no'];
    if (typeof value === 'string') return [name, selected.includes(name) ? value.replaceAll('-', '_') : value];
    return [name, typeof value === 'number' ? value : 'none'];
  });
  return Object.fromEntries([...entries, ['about', aboutOf(error)], ['time', timeOf(error)]]);
}

/** System codes that say the same to a person. */
const SAME: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  SOCKS4: 'SOCKS',
  SOCKS5: 'SOCKS',
};

/** What a message chooses by where a failure has a code; the code itself is for showing. */
const aboutOf = (error: AppError): string =>
  'code' in error ? (SAME[error.code] ?? error.code.replaceAll('-', '_')) : 'none';

const timeOf = (error: AppError): string =>
  error.kind === 'rate-limited' && error.retryAt !== null ? clockTime(error.retryAt) : 'none';

const STALLS: Partial<Record<AppError['kind'], WordKey>> = {
  'disk-full': 'job.stall.disk',
  'folder-gone': 'job.stall.folder',
  'no-permission': 'job.stall.denied',
  'disk-failed': 'job.stall.failed',
};

/** Why an answer that is here can't be kept, in the middle of a sentence. */
export const stallWord = (error: AppError): string => say(STALLS[error.kind] ?? 'job.stall.other');

const STEPS: Partial<Record<AppError['kind'], NextStep>> = {
  'key-missing': 'enter-key',
  'key-rejected': 'replace-key',
  'keychain-unavailable': 'enter-key',
  'keychain-locked': 'try-again',
  moderation: 'edit-prompt',
  'request-invalid': 'edit-prompt',
  'no-image': 'edit-prompt',
  'input-refused': 'edit-prompt',
  'model-unavailable': 'choose-model',
  'too-large': 'shrink-references',
  'folder-gone': 'choose-folder',
  'no-permission': 'choose-folder',
  unreachable: 'try-again',
  'proxy-failed': 'try-again',
  'timed-out': 'try-again',
  balance: 'try-again',
  offline: 'try-again',
  'rate-limited': 'try-again',
  'disk-full': 'try-again',
  'disk-failed': 'try-again',
  'demo-failed': 'try-again',
  unexpected: 'try-again',
  uncertain: 'send-again',
  'answer-unusable': 'send-again',
};

const stepOf = (error: AppError): NextStep =>
  error.kind === 'not-found' && error.what === 'input' ? 'edit-prompt' : (STEPS[error.kind] ?? 'none');

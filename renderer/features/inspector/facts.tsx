import { Button as AriaButton } from 'react-aria-components';
import type { Answer, Asset } from '../../../shared/asset.ts';
import { isOver, type Job } from '../../../shared/job.ts';
import { chargeOfJob, doubtMicros } from '../../../shared/job-money.ts';
import type { Usage } from '../../../shared/usage.ts';
import { atMost, count, estimated, money, paid, took, weight } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { copyText } from '../../copy-text.ts';
import { DemoMark } from '../../ui/badge.tsx';
import { cx } from '../../ui/class-names.ts';
import { type KeyValue, KeyValueList } from '../../ui/key-value.tsx';
import { Tip } from '../../ui/tooltip.tsx';
import styles from './inspector.module.css';
import { middleCut } from './middle-cut.ts';

type PictureFactsProps = {
  readonly asset: Asset;
  readonly answer: Answer | null;
  /** Micro-dollars; null when no price list knows the model. */
  readonly estimateMicros: number | null;
};

/** Model, tokens, money and file of a finished picture. */
export function PictureFacts({ asset, answer, estimateMicros }: PictureFactsProps) {
  const facts: (KeyValue | null)[] = [
    asset.model ? { label: say('field.model'), value: asset.model, title: asset.model } : null,
    ...tokenFacts(answer?.usage ?? null),
    answer && {
      label: say('inspector.price', { count: answer.count }),
      value: priceValue(asset.demo, answer.costMicros, estimateMicros),
    },
    answer?.elapsedMs == null ? null : { label: say('inspector.took'), value: took(answer.elapsedMs) },
    {
      label: say('inspector.file'),
      value: say('inspector.file-value', { format: FORMATS[asset.format], weight: weight(asset.bytes) }),
    },
    requestFact(answer?.requestId ?? answer?.id ?? null),
    asset.demo ? { label: say('inspector.made'), value: <DemoMark>{say('inspector.demo')}</DemoMark> } : null,
  ];
  return <KeyValueList facts={facts.filter((fact) => fact !== null)} />;
}

/** What is known of a job that has no picture to show. What its answer brings stands last, so that nothing moves when it comes. */
export function JobFacts({ job, mostMicros }: { readonly job: Job; readonly mostMicros: number | null }) {
  const facts: (KeyValue | null)[] = [
    { label: say('field.model'), value: job.request.model, title: job.request.model },
    {
      label: say('inspector.price', { count: job.state.status === 'done' ? job.state.assets.length : 1 }),
      value: jobPrice(job, mostMicros),
    },
    { label: say('inspector.sent'), value: say('inspector.sent-times', { count: job.sent }) },
    job.demo ? { label: say('inspector.made'), value: <DemoMark>{say('inspector.demo')}</DemoMark> } : null,
    requestFact(job.requestId),
    job.elapsedMs === null ? null : { label: say('inspector.took'), value: took(job.elapsedMs) },
    ...tokenFacts(job.usage),
  ];
  return <KeyValueList facts={facts.filter((fact) => fact !== null)} />;
}

const FORMATS: Readonly<Record<Asset['format'], string>> = { png: 'PNG', jpeg: 'JPEG', webp: 'WebP' };

function tokenFacts(usage: Usage | null): readonly (KeyValue | null)[] {
  if (!usage) return [];
  return [
    {
      label: say('inspector.tokens'),
      value: say('inspector.token-counts', { in: count(usage.inputTokens), out: count(usage.outputTokens) }),
    },
    usage.outputTextTokens ? { label: say('inspector.text-tokens'), value: count(usage.outputTextTokens) } : null,
  ];
}

function priceValue(isDemo: boolean, costMicros: number | null, estimateMicros: number | null) {
  if (isDemo) return say('price.free');
  return (
    <>
      {paid(costMicros)}
      {estimateMicros !== null && (
        <span className={cx(styles.quiet)}> {say('inspector.estimated', { price: money(estimateMicros) })}</span>
      )}
    </>
  );
}

/** Plain once it is charged, `~` while it is to come, `≤` where it can't be known; what cost nothing says so. */
function jobPrice(job: Job, mostMicros: number | null) {
  if (job.demo || job.costMicros !== null) return priceValue(job.demo, job.costMicros, job.estimateMicros);
  const { state } = job;
  if (!isOver(state)) return estimated(job.estimateMicros);
  if (state.status !== 'failed' && state.status !== 'uncertain') return say('inspector.not-charged');
  const charge = chargeOfJob(job);
  if (charge === 'charged') return paid(null);
  return charge === 'not-charged' ? say('inspector.not-charged') : atMost(doubtMicros(job, mostMicros));
}

function requestFact(id: string | null): KeyValue | null {
  if (id === null) return null;
  const value = (
    <Tip text={say('inspector.copy-request')} placement="left">
      <AriaButton className={cx(styles.copyable)} onPress={() => void copyText(id, say('inspector.request-copied'))}>
        {middleCut(id)}
      </AriaButton>
    </Tip>
  );
  return { label: say('inspector.request'), value, isMono: true, title: id };
}

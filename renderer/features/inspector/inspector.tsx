import { findModel } from '../../../shared/models.ts';
import { estimate } from '../../../shared/price.ts';
import { atMostMicros } from '../../../shared/price-bound.ts';
import { maskOf } from '../../../shared/request.ts';
import { say } from '../../../shared/words/say.ts';
import { usePrices, useSettings } from '../../mirror/session.ts';
import { cx } from '../../ui/class-names.ts';
import { PlainSection } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AnswerSection } from './answer-section.tsx';
import { askedApplied } from './asked-applied.ts';
import { AskedTable } from './asked-table.tsx';
import { JobFacts, PictureFacts } from './facts.tsx';
import { DraftFirst, InspectorActions } from './inspector-actions.tsx';
import { PictureHeader, PlainHeader } from './inspector-header.tsx';
import styles from './inspector.module.css';
import { MadeFrom, References } from './made-from.tsx';
import { PromptSection } from './prompt-section.tsx';
import { type Detail, useDetail } from './use-detail.ts';

/** Everything about what is on stage: its recipe, what came of it and what it cost (C9, C10). */
export function Inspector() {
  const detail = useDetail();
  return (
    <aside className={cx(styles.inspector)} aria-label={say('inspector.name')}>
      {detail.kind === 'picture' && <PictureDetail detail={detail} />}
      {detail.kind === 'job' && <JobDetail detail={detail} />}
      {detail.kind === 'loading' && <Loading />}
      {detail.kind === 'nothing' && (
        <>
          <PlainHeader title={say('inspector.name')} />
          <p className={cx(styles.nothing)}>{say('inspector.nothing')}</p>
        </>
      )}
    </aside>
  );
}

type Of<K extends Detail['kind']> = { readonly detail: Extract<Detail, { kind: K }> };

function PictureDetail({ detail: { asset, recipe, answer } }: Of<'picture'>) {
  const own = useSettings().ownModels;
  const prices = usePrices();
  const request = recipe?.request ?? null;
  return (
    <>
      <PictureHeader asset={asset} />
      <div key={asset.id} className={cx(styles.scroll)}>
        <InspectorActions />
        {request && <PromptSection prompt={request.prompt} />}
        {answer && <AnswerSection asset={asset} answer={answer} />}
        {request && (
          <PlainSection>
            <AskedTable rows={askedApplied(request, { applied: answer?.applied ?? null, asset }, own)} hasOutcome />
          </PlainSection>
        )}
        <PlainSection>
          <PictureFacts
            asset={asset}
            answer={answer}
            estimateMicros={request && estimate(request, prices, own).totalMicros}
          />
        </PlainSection>
        <DraftFirst asset={asset} request={request} />
        {recipe && <MadeFrom assetId={asset.id} parents={recipe.parents} />}
        {request && <References references={request.references} mask={maskOf(request)} />}
      </div>
    </>
  );
}

function JobDetail({ detail: { job, request } }: Of<'job'>) {
  const own = useSettings().ownModels;
  const prices = usePrices();
  const mostMicros = findModel(request.model, own) ? atMostMicros(request, prices, own) : null;
  return (
    <>
      <PlainHeader title={say(`status.${job.state.status}`)} />
      <div key={job.id} className={cx(styles.scroll)}>
        <InspectorActions />
        <PromptSection prompt={request.prompt} />
        <PlainSection>
          <AskedTable rows={askedApplied(request, null, own)} hasOutcome={false} />
        </PlainSection>
        <PlainSection>
          <JobFacts job={job} mostMicros={mostMicros} />
        </PlainSection>
        <References references={request.references} mask={maskOf(request)} />
      </div>
    </>
  );
}

/** Grey blocks where the parts will be. */
function Loading() {
  return (
    <>
      <PlainHeader title="" />
      <div className={cx(styles.scroll)} aria-busy="true">
        {[64, 96, 120, 120].map((height, index) => (
          <PlainSection key={index}>
            <Skeleton height={height} />
          </PlainSection>
        ))}
      </div>
    </>
  );
}

import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState, type WheelEvent } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { isOver } from '../../../shared/job.ts';
import { say } from '../../../shared/words/say.ts';
import { jobsForgotten, jobsStopped } from '../../job-wishes.ts';
import { useQueue } from '../../mirror/queue.ts';
import { jobShown, useShown } from '../../shown.ts';
import { cx } from '../../ui/class-names.ts';
import { useContextMenu } from '../../ui/context-menu.tsx';
import { FilmItem } from './film-item.tsx';
import { FilmMenu } from './film-menu.tsx';
import { filmItems, HAIRLINE, neighbour, startOrder } from './film-order.ts';
import styles from './filmstrip.module.css';
import { useFilmLayout } from './use-film-layout.ts';
import { useRoving } from './use-roving.ts';

/** This session's jobs (C7): running first, then finished; only what is in sight is drawn. */
export function Filmstrip() {
  const scroller = useRef<HTMLDivElement>(null);
  const items = useQueue(useShallow((queue) => filmItems(queue.order, queue.jobs)));
  const starts = useQueue(useShallow((queue) => startOrder(queue.order, queue.jobs)));
  const places = useMemo(() => new Map(starts.map((id, index) => [id, index + 1])), [starts]);
  const shownJob = useShown(({ shown }) => (shown.kind === 'job' ? shown.jobId : null));
  const roving = useRoving(scroller, items, shownJob);
  const layout = useFilmLayout(scroller, items, items.indexOf(roving.id ?? ''));
  const menu = useContextMenu();
  const [menuJob, setMenuJob] = useState<string | null>(null);
  useEffect(() => {
    const index = shownJob === null ? -1 : items.indexOf(shownJob);
    if (index >= 0) layout.scrollTo(index);
    // Only when another job is shown: a change in the strip must not take a person away from where they scrolled to.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [shownJob]);

  const openMenu = (event: MouseEvent) => {
    const jobId = jobAt(event.target);
    if (!jobId) return;
    jobShown(jobId);
    setMenuJob(jobId);
    menu.onContextMenu(event);
  };
  return (
    <section className={cx(styles.filmstrip)} aria-label={say('filmstrip.name')}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the cards are the controls; this hears what bubbles up from them */}
      <div
        ref={scroller}
        className={cx(styles.scroller)}
        onWheel={scrollSideways}
        onContextMenu={openMenu}
        onFocus={(event) => roving.focused(jobAt(event.target))}
        onKeyDown={(event) => keyPressed(event, items, roving.go)}
      >
        {items.length === 0 && <p className={cx(styles.empty)}>{say('filmstrip.empty')}</p>}
        <ul className={cx(styles.track)} style={{ width: layout.total }}>
          {layout.items.map(({ index, start }) => {
            const item = items[index];
            const at = { transform: `translateX(${start}px)` };
            if (item === undefined) return null;
            if (item === HAIRLINE)
              return <li key={item} className={cx(styles.hairline)} style={at} aria-hidden="true" />;
            return (
              <li key={item} className={cx(styles.item)} style={at} data-job={item}>
                <FilmItem jobId={item} place={places.get(item) ?? null} isTabStop={item === roving.id} />
              </li>
            );
          })}
        </ul>
      </div>
      <FilmMenu jobId={menuJob} at={menu.at} onClose={menu.close} />
    </section>
  );
}

/** The job of the card an event fell on. */
function jobAt(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-job]')?.dataset['job'] ?? null) : null;
}

/** A mouse wheel turns one way only; here it goes along the strip. */
function scrollSideways(event: WheelEvent<HTMLDivElement>): void {
  if (!event.ctrlKey && Math.abs(event.deltaY) > Math.abs(event.deltaX)) event.currentTarget.scrollLeft += event.deltaY;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Arrows, Home and End walk; Delete cancels what runs and takes away what has ended. */
function keyPressed(event: KeyboardEvent, items: readonly string[], go: (jobId: string) => void): void {
  const jobId = jobAt(event.target);
  if (!jobId || event.metaKey || event.ctrlKey || event.altKey) return;
  const step = STEPS[event.key];
  if (step === undefined && event.key !== 'Delete' && event.key !== 'Backspace') return;
  event.preventDefault();
  event.stopPropagation();
  if (step === undefined) return deletePressed(jobId, items, go);
  const target = neighbour(items, jobId, step);
  if (target) go(target);
}

function deletePressed(jobId: string, items: readonly string[], go: (jobId: string) => void): void {
  const job = useQueue.getState().jobs[jobId];
  if (!job) return;
  if (!isOver(job.state)) return jobsStopped([job]);
  const next = neighbour(items, jobId, 1) ?? neighbour(items, jobId, -1);
  if (next) go(next);
  void jobsForgotten([job]);
}

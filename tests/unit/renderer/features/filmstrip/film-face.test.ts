import { describe, expect, test } from 'vitest';
import {
  filmFace,
  type FilmFacts,
  filmWidth,
  firstPicture,
} from '../../../../../renderer/features/filmstrip/film-face.ts';
import type { JobState, JobView } from '../../../../../shared/job.ts';
import { clockTime, exactTime } from '../../../../../shared/words/format.ts';
import { assetId, assetView, ENDED_AT, jobView, receiving, SENT_AT } from '../../../../support/window-views.ts';

function face(fields: Partial<JobView>, facts: Partial<FilmFacts> = {}, gone: readonly string[] = []) {
  const job = jobView(fields);
  const first = firstPicture(job, new Set(gone));
  return filmFace({ job, first, asset: null, place: null, isPaused: false, pacedUntil: null, nowMs: 0, ...facts });
}
function width(fields: Partial<JobView>, asset: FilmFacts['asset'] = null): number {
  const job = jobView(fields);
  return filmWidth({ job, first: firstPicture(job, new Set()), asset });
}
const ended = clockTime(ENDED_AT);
const lost: JobState = {
  status: 'uncertain',
  error: { kind: 'uncertain', cause: 'stream-cut', status: null },
  draft: null,
  at: ENDED_AT,
};

describe('a card', () => {
  test('counts the seconds of a job on its way', () => {
    const nowMs = Date.parse(SENT_AT) + 21_400;
    expect(face({ state: receiving() }, { nowMs })).toMatchObject({ caption: 'Receiving', secondary: '0:21' });
  });

  test('says which job is next, and that none is while the queue is paused', () => {
    const state: JobState = { status: 'queued' };
    expect(face({ state }, { place: 1 }).secondary).toBe('next');
    expect(face({ state }, { place: 22 }).secondary).toBe('22nd');
    expect(face({ state }, { place: 1, isPaused: true }).secondary).toBe('paused');
    const paced = face({ state }, { place: 1, pacedUntil: ENDED_AT });
    expect(paced.secondary).toBe(`at ${exactTime(ENDED_AT)}`);
    expect(face({ state }, { place: 2, pacedUntil: ENDED_AT }).secondary).toBe('2nd');
  });

  test('says why it waits, or how long still', () => {
    const waiting = (until: string | null): JobState => ({ status: 'waiting', until, why: 'offline', error: null });
    expect(face({ state: waiting(null) }).secondary).toBe('offline');
    expect(face({ state: waiting(ENDED_AT) }, { nowMs: Date.parse(ENDED_AT) - 42_000 }).secondary).toBe('0:42');
  });

  test('says how many pictures of its answer can not be read', () => {
    const state: JobState = { status: 'done', assets: [assetId(1)], at: ENDED_AT, unreadable: 2 };
    expect(face({ state }).secondary).toBe('2 unread');
  });

  test('shows the price when it is done, and that the demo cost nothing', () => {
    expect(face({ costMicros: 165_000 })).toMatchObject({ caption: ended, secondary: '$0.165' });
    expect(face({ costMicros: null }).secondary).toBe('price unknown');
    expect(face({ demo: true, costMicros: 0 })).toMatchObject({ secondary: 'free', demoMark: 'Demo' });
  });

  test('names a refusal apart from other failures', () => {
    const failed = (kind: 'balance' | 'moderation'): JobState => ({
      status: 'failed',
      at: ENDED_AT,
      error: kind === 'balance' ? { kind } : { kind, stage: 'input', categories: [] },
    });
    expect(face({ state: failed('moderation') })).toMatchObject({ caption: 'Refused', secondary: ended });
    expect(face({ state: failed('balance') })).toMatchObject({ caption: 'Failed', secondary: ended });
  });

  test('shows the draft an uncertain job kept', () => {
    const kept = face({ state: { ...lost, draft: assetId(3) } });
    expect(kept).toMatchObject({ state: 'uncertain', mark: 'Draft', picture: { src: `thumb/${assetId(3)}` } });
    expect(face({ state: lost }).picture).toBeNull();
  });

  test('shows what is left of an answer, and says so when all of it lies in the trash', () => {
    const state: JobState = { status: 'done', at: ENDED_AT, assets: [assetId(1), assetId(2)] };
    expect(face({ state }, {}, [assetId(1)]).picture).toMatchObject({ src: `thumb/${assetId(2)}` });
    expect(face({ state }, {}, [assetId(1), assetId(2)])).toMatchObject({ picture: null, secondary: 'in trash' });
  });

  test('is read out with its state, prompt and details', () => {
    const state: JobState = { status: 'done', at: ENDED_AT, assets: [assetId(1), assetId(2)] };
    expect(face({ state, hasMask: true }).label).toBe(`${ended}: A red kite, $0.041, 2 pictures, with mask`);
  });
});

describe('its width', () => {
  test('does not change from the first word to the last preview', () => {
    const tall = { size: '1024x1536', previewsAsked: 3 };
    const widths = [
      width({ ...tall, state: { status: 'queued' } }),
      width({ ...tall, state: receiving() }),
      width({ ...tall, state: receiving(1), previewsSeen: 1 }),
    ];
    expect(new Set(widths).size).toBe(1);
    expect(face({ ...tall, state: receiving(1), previewsSeen: 1 }).boxWidth).toBe(widths[0]);
  });

  test('follows the finished picture', () => {
    expect(width({ size: 'auto' }, assetView({ width: 1024, height: 1024 }))).toBe(72);
  });
});

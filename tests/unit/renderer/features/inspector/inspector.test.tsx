import { act, cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { provideCommands } from '../../../../../renderer/commands.ts';
import { Inspector } from '../../../../../renderer/features/inspector/inspector.tsx';
import { assetsSeen } from '../../../../../renderer/mirror/library.ts';
import { queueRead, useQueue } from '../../../../../renderer/mirror/queue.ts';
import { assetShown, jobShown, nothingShown, useShown } from '../../../../../renderer/shown.ts';
import type { AssetDetail } from '../../../../../shared/asset.ts';
import type { JobState } from '../../../../../shared/job.ts';
import { fakeBridge } from '../../../../support/fake-bridge.ts';
import { geminiRequest, gptRequest, inputRef } from '../../../../support/requests.ts';
import {
  assetDetail,
  assetId,
  assetView,
  ENDED_AT,
  jobView,
  receiving,
  wholeJob,
} from '../../../../support/window-views.ts';

const library = new Map<string, AssetDetail>();
const kept = (detail: AssetDetail) => library.set(detail.asset.id, detail);
const usage = {
  inputTokens: 71,
  outputTokens: 5488,
  totalTokens: 5559,
  inputTextTokens: 71,
  inputImageTokens: 0,
  outputTextTokens: null,
  outputImageTokens: null,
};

beforeEach(() => {
  library.clear();
  fakeBridge({
    'library.read': ({ id }) => {
      const detail = library.get(id);
      if (!detail) throw new Error(`no asset ${id}`);
      return detail;
    },
    'queue.job': ({ id }) => wholeJob(jobView({ id, state: receiving() }), gptRequest({ prompt: 'A whole prompt' })),
  });
  nothingShown();
});
afterEach(cleanup);

const show = async (id: string) => {
  render(<Inspector />);
  act(() => assetShown(id));
  await screen.findByRole('button', { name: 'More' });
};

describe('the inspector', () => {
  test('shows the recipe, what was applied and what it cost', async () => {
    kept(assetDetail(assetView(), gptRequest({ size: '1824x1216' }), { usage, costMicros: 165_000, count: 4 }));
    await show(assetId(1));
    const size = screen.getByRole('row', { name: /Size/ });
    expect(size.textContent).toContain('1824 × 1216');
    expect(size.textContent).toContain('not as asked');
    expect(screen.getByText('71 in · 5,488 out')).toBeTruthy();
    expect(screen.getByText('Price of 4').parentElement?.textContent).toContain('$0.165');
    expect(screen.getByText('PNG · 2.1 MB')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'req-9f2c…4082' })).toBeTruthy();
  });

  test('shows the mask over the picture it was sent with, and leads back to drawing on it', async () => {
    const edit = vi.fn();
    const withdraw = provideCommands({ 'edit-mask': { perform: edit, off: null } });
    const mask = { ...inputRef('m', { width: 100, height: 10 }), feather: 8, repainted: 184 };
    kept(assetDetail(assetView({ hasMask: true }), gptRequest({ references: [inputRef('a')], mask })));
    await show(assetId(1));
    expect(screen.getByText('Mask, 18.4 %, 8 px feather')).toBeTruthy();
    const picture = screen.getByRole('listitem', { name: 'a.png, 64 × 48' });
    expect(picture.querySelector('[aria-hidden]')?.getAttribute('style')).toContain(`input-thumb/${mask.hash}`);
    await userEvent.click(screen.getByRole('button', { name: 'Edit this mask again' }));
    withdraw();
    expect(edit).toHaveBeenCalledOnce();
  });

  test('says of a mask of an earlier version no more than that it was there', async () => {
    kept(assetDetail(assetView(), gptRequest({ references: [inputRef('a')], mask: inputRef('m') })));
    await show(assetId(1));
    expect(screen.getByText('Mask')).toBeTruthy();
  });

  test('keeps the end of a long file name apart, so that it is never cut', async () => {
    kept(assetDetail(assetView({ name: 'client-aster-and-vale-spring-catalogue-0412.png' })));
    await show(assetId(1));
    expect(screen.getByTitle(/0412\.png$/).lastElementChild?.textContent).toBe('-0412.png');
  });

  test('gives the reason when a way on is off', async () => {
    kept(assetDetail());
    const withdraw = provideCommands({
      'edit-picture': { perform: () => {}, off: 'This model can’t edit' },
      again: { perform: () => {}, off: null },
    });
    await show(assetId(1));
    expect(screen.getByText('This model can’t edit')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Edit this' }).hasAttribute('disabled')).toBe(true);
    expect(screen.getByRole('button', { name: 'Again' }).hasAttribute('disabled')).toBe(false);
    withdraw();
  });

  test('fills the star as soon as the library says so', async () => {
    const star = vi.fn();
    const withdraw = provideCommands({ favourite: { perform: star, off: null } });
    kept(assetDetail());
    await show(assetId(1));
    await userEvent.click(screen.getByRole('button', { name: 'Favourite' }));
    expect(star).toHaveBeenCalledOnce();
    act(() => assetsSeen([assetView({ favourite: true })]));
    expect(screen.getByRole('button', { name: 'Favourite' }).getAttribute('aria-pressed')).toBe('true');
    withdraw();
  });

  test('puts text and pictures of an answer in their order', async () => {
    kept(
      assetDetail(assetView(), geminiRequest({ model: 'google/gemini-3-pro-image' }), {
        text: 'One. Two.',
        parts: [
          { type: 'text', text: 'One.' },
          { type: 'image', index: 0 },
          { type: 'text', text: 'Two.' },
        ],
      }),
    );
    await show(assetId(1));
    const answer = screen.getByRole('group', { name: 'Answer' });
    expect(within(answer).getByText('3 parts')).toBeTruthy();
    const inOrder = [...answer.querySelectorAll('p, img')].map((node) => node.textContent || node.getAttribute('src'));
    expect(inOrder).toEqual(['One.', `thumb/${assetId(1)}`, 'Two.']);
  });

  test('leads back along the line a picture comes from', async () => {
    kept(assetDetail(assetView({ id: assetId(9) })));
    kept(assetDetail(assetView({ id: assetId(8) }), gptRequest(), {}, [assetId(9)]));
    kept(assetDetail(assetView(), gptRequest(), {}, [assetId(8)]));
    await show(assetId(1));
    await userEvent.click(await screen.findByRole('button', { name: '2 pictures before' }));
    expect(useShown.getState().shown).toEqual({ kind: 'asset', assetId: assetId(9) });
  });

  test('offers to make a low-quality draft final', async () => {
    const final = vi.fn();
    const withdraw = provideCommands({ 'make-final': { perform: final, off: null } });
    kept(assetDetail(assetView(), gptRequest({ quality: 'low' })));
    await show(assetId(1));
    await userEvent.click(screen.getByRole('button', { name: 'Make final' }));
    expect(final).toHaveBeenCalledOnce();
    withdraw();
  });

  test.each<[string, JobState, string]>([
    [
      'a refusal',
      { status: 'failed', at: ENDED_AT, error: { kind: 'moderation', stage: 'input', categories: [] } },
      'Not charged',
    ],
    [
      'a lost answer whose quality was left to the model',
      { status: 'uncertain', at: ENDED_AT, draft: null, error: { kind: 'uncertain', cause: 'silent', status: null } },
      '≤ $0.211',
    ],
  ])('says of %s what it means for the money', async (_what, state, price) => {
    const job = jobView({ id: 'ended', state, costMicros: null, estimateMicros: 53_000 });
    fakeBridge({ 'queue.job': () => wholeJob(job, gptRequest({ quality: 'auto', size: '1024x1024' })) });
    render(<Inspector />);
    act(() => {
      const revision = useQueue.getState().revision + 1;
      queueRead({ revision, paused: false, resumable: 0, paced: {}, jobs: [job] });
      jobShown(job.id);
    });
    expect((await screen.findByText('Price')).parentElement?.textContent).toContain(price);
  });

  test('shows the request of a job that has no picture yet', async () => {
    render(<Inspector />);
    act(() => {
      const revision = useQueue.getState().revision + 1;
      queueRead({
        revision,
        paused: false,
        resumable: 0,
        paced: {},
        jobs: [jobView({ state: receiving(), costMicros: null })],
      });
      jobShown('job-1');
    });
    expect(await screen.findByText('A whole prompt')).toBeTruthy();
    expect(screen.queryByText('Applied')).toBeNull();
  });
});

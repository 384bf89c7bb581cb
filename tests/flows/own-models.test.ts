import { afterEach, expect, test } from 'vitest';
import { toRequest } from '../../shared/check-draft.ts';
import { emptyDraft } from '../../shared/draft.ts';
import { SettingsChange } from '../../shared/settings.ts';
import { pngBytes } from '../support/answer-bytes.ts';
import { addJobs } from '../support/back-end-in-test.ts';
import { inStory } from '../support/back-end-story.ts';
import { answerText, type RawService, startRawService } from '../support/raw-service.ts';

const OWN = { id: 'openai/gpt-image-2.5-flare', family: 'gpt' } as const;

let service: RawService | null = null;
let heard = '';
afterEach(async () => service?.close());

/** A service that knows every model. */
async function serviceOfTomorrow(): Promise<string> {
  const data = [{ b64_json: pngBytes(64, 48, 500).toString('base64') }];
  const usage = { input_tokens: 10, output_tokens: 200, total_tokens: 210 };
  const body = JSON.stringify({ id: 'img-1', created: 1, data, usage });
  service = await startRawService((socket, { whole, bytes }) => {
    if (!whole) return;
    heard = bytes.toString();
    socket.end(answerText('200 OK', body, ['content-type: application/json']));
  });
  return service.url.origin;
}

const draft = { ...emptyDraft(), prompt: 'A red kite', model: OWN.id, quality: 'high', user: 'a3f0' };

test('a model a person added is sent under its own name, costs an unknown price and is kept', async () => {
  await inStory({ opening: { baseUrl: await serviceOfTomorrow() } }, async ({ back }) => {
    back.changeSettings(SettingsChange.parse({ ownModels: [OWN] }));
    const request = toRequest(draft, { ownModels: back.settings.read().ownModels });
    if (!request.ok) throw new Error('refused');
    const [id = ''] = addJobs(back, [request.value]);
    expect(back.queue.job(id)).toMatchObject({ estimateMicros: null });
    await back.queue.whenIdle();
    const job = back.queue.job(id);
    expect(JSON.parse(heard.slice(heard.indexOf('{')))).toMatchObject({ model: OWN.id, quality: 'high', user: 'a3f0' });
    expect(job).toMatchObject({ state: { status: 'done' }, costMicros: null, usage: { outputTokens: 200 } });
    const asset = job.state.status === 'done' ? (job.state.assets[0] ?? '') : '';
    expect(back.library.read(asset).asset).toMatchObject({ model: OWN.id, costMicros: null });
  });
});

test('a model that was taken out of the settings is named, and nothing is sent', async () => {
  await inStory({ opening: { baseUrl: await serviceOfTomorrow() } }, async ({ back }) => {
    const request = toRequest(draft, { ownModels: [OWN] });
    if (!request.ok) throw new Error('refused');
    expect(() => addJobs(back, [request.value])).toThrow('model-unavailable');
    expect(service?.posts()).toBe(0);
  });
});

test('a model the service does not know fails for nothing, by name', () =>
  inStory({}, async ({ back }) => {
    back.changeSettings({ ownModels: [OWN] });
    const request = toRequest(draft, { ownModels: [OWN] });
    if (!request.ok) throw new Error('refused');
    const [id = ''] = addJobs(back, [request.value]);
    await back.queue.whenIdle();
    expect(back.queue.job(id).state).toMatchObject({
      status: 'failed',
      error: { kind: 'model-unavailable', model: OWN.id },
    });
  }));

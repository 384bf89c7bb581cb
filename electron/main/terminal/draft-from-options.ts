import { basename } from 'node:path';
import { AppFailure } from '../../../shared/app-error.ts';
import { type Issue, toRequest } from '../../../shared/check-draft.ts';
import { type Draft, type DraftField, emptyDraft } from '../../../shared/draft.ts';
import { MODELS, type OwnModel, type ParameterName } from '../../../shared/models.ts';
import type { GenerationRequest, InputRef } from '../../../shared/request.ts';
import { describeError } from '../../../shared/words/describe-error.ts';
import { isWordKey, say } from '../../../shared/words/say-in-terminal.ts';
import { readInputFile } from '../inputs/read-input-file.ts';
import { EXIT, TerminalEnd, wrongOption } from './exit-code.ts';
import type { InputSource } from './input-check.ts';

/** The options of `generate`, as the argument parser hands them over; the prompt is its text. */
export type GenerateOptions = {
  readonly prompt: string;
  readonly model?: string;
  readonly image?: readonly string[];
  readonly mask?: string;
  readonly n?: string;
  readonly size?: string;
  readonly quality?: string;
  readonly background?: string;
  readonly format?: string;
  readonly compression?: string;
  readonly moderation?: string;
  readonly thinking?: string;
  readonly modalities?: string;
  readonly mediaResolution?: string;
  readonly stream?: boolean;
  readonly previews?: string;
  readonly user?: string;
  readonly out?: string;
  readonly force?: boolean;
};

/** The option that fills a field, for messages. */
export const OPTION_OF: Readonly<Record<DraftField, string>> = {
  model: 'model',
  prompt: 'prompt',
  references: 'image',
  mask: 'mask',
  n: 'n',
  size: 'size',
  quality: 'quality',
  background: 'background',
  outputFormat: 'format',
  outputCompression: 'compression',
  moderation: 'moderation',
  thinkingLevel: 'thinking',
  responseModalities: 'modalities',
  mediaResolution: 'media-resolution',
  stream: 'stream',
  partialImages: 'previews',
  user: 'user',
};

/** Options → request; every problem named by its option. @throws TerminalEnd 2, before anything is sent */
export async function requestFromOptions(
  options: GenerateOptions,
  inputs: InputSource,
  ownModels: readonly OwnModel[],
): Promise<GenerationRequest> {
  if (options.mask !== undefined && !options.image?.length)
    throw wrongOption('mask', say('terminal.mask-without-image'));
  const draft = plainDraft(options);
  const check = { ownModels, sendAnyway: options.force === true };
  // Without the pictures first: a mistyped size is said at once, however large they are.
  requestOrEnd(draft, check);
  const references: InputRef[] = [];
  for (const file of options.image ?? []) references.push(await named('image', () => inputs.addPath(file)));
  const first = references[0];
  const mask = options.mask !== undefined && first ? await readMask(options.mask, first, inputs) : null;
  return requestOrEnd({ ...draft, references, mask }, check);
}

function requestOrEnd(draft: Draft, check: Parameters<typeof toRequest>[1]): GenerationRequest {
  const result = toRequest(draft, check);
  if (result.ok) return result.value;
  throw new TerminalEnd(EXIT.wrongUsage, issueLines(result.error));
}

/** Everything but the pictures. */
export function plainDraft(options: GenerateOptions): Draft {
  const draft = emptyDraft();
  return {
    ...draft,
    prompt: options.prompt,
    model: options.model ?? draft.model,
    n: numberOr(options.n, draft.n),
    size: options.size ?? draft.size,
    quality: options.quality ?? draft.quality,
    background: options.background ?? draft.background,
    outputFormat: options.format ?? draft.outputFormat,
    outputCompression: options.compression === undefined ? null : numberOr(options.compression, 0),
    moderation: options.moderation ?? draft.moderation,
    thinkingLevel: options.thinking ?? null,
    responseModalities: options.modalities === undefined ? null : textFirst(options.modalities),
    mediaResolution: options.mediaResolution ?? null,
    stream: options.stream === true,
    partialImages: numberOr(options.previews, draft.partialImages),
    user: options.user ?? null,
  };
}

/** Not-a-number stays NaN, so that the check names the field and its range. */
const numberOr = (text: string | undefined, fallback: number): number =>
  text === undefined ? fallback : /^-?\d+$/.test(text) ? Number(text) : Number.NaN;

/** `image, text` is `text,image`. */
const textFirst = (list: string): string =>
  list
    .split(',')
    .map((one) => one.trim())
    .sort()
    .reverse()
    .join(',');

/** The parameters a person set on the command line. */
export function givenFields(options: GenerateOptions): readonly ParameterName[] {
  const given = new Map<string, unknown>(Object.entries(options));
  const isSet = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);
  const { model: _model, prompt: _prompt, ...parameters } = OPTION_OF;
  const fields = Object.keys(parameters) as ParameterName[];
  return fields.filter((field) => isSet(given.get(OPTION_OF[field].replace('-r', 'R'))));
}

async function readMask(file: string, first: InputRef, inputs: InputSource): Promise<InputRef> {
  return named('mask', async () => inputs.addMask(await readInputFile(file), basename(file), first));
}

/** A picture that can't be used is its option's fault. */
async function named<T>(option: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof AppFailure) || cause.error.kind !== 'input-refused') throw cause;
    const { title, what } = describeError(cause.error);
    throw wrongOption(option, `${title}. ${what}`);
  }
}

function issueLines(issues: readonly Issue[]): string {
  const isUnknownModel = issues.some((issue) => issue.code === 'model-unknown');
  const onlyRisky = issues.every((issue) => issue.severity === 'risky');
  const models = MODELS.flatMap((model) => [model.id, ...model.aliases]).join(', ');
  return [
    ...issues.map(issueText),
    ...(isUnknownModel ? [say('terminal.models', { models })] : []),
    ...(onlyRisky ? [say('terminal.force')] : []),
  ].join('\n');
}

/** One issue as a line that names its option. */
export function issueText(issue: Issue): string {
  const key = `issue.${issue.code}`;
  const text = isWordKey(key) ? say(key, issue.values) : issue.code;
  const fix = issue.fix === null ? '' : ` ${say('issue.use', { value: issue.fix })}.`;
  return say('terminal.issue', { option: OPTION_OF[issue.field], text: text + fix });
}

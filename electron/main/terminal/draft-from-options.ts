import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppFailure } from '../../../shared/app-error.ts';
import { type Issue, toRequest } from '../../../shared/check-draft.ts';
import { type Draft, emptyDraft } from '../../../shared/draft.ts';
import type { OwnModel } from '../../../shared/models.ts';
import type { GenerationRequest, InputRef } from '../../../shared/request.ts';
import { describeError } from '../../../shared/words/describe-error.ts';
import { isWordKey, say } from '../../../shared/words/say.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { EXIT, TerminalEnd } from './exit-code.ts';

/** The options of `generate`, as the argument parser hands them over. */
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
const OPTION_OF: Readonly<Record<keyof Draft, string>> = {
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
  inputs: Inputs,
  ownModels: readonly OwnModel[],
): Promise<GenerationRequest> {
  if (options.mask !== undefined && !options.image?.length)
    throw new TerminalEnd(EXIT.wrongUsage, say('terminal.mask-without-image'));
  const references: InputRef[] = [];
  for (const file of options.image ?? []) references.push(await readInput('--image', file, inputs));
  const first = references[0];
  const mask = options.mask && first ? await readMask(options.mask, first, inputs) : null;
  const draft: Draft = { ...plainFields(options), prompt: await readPrompt(options.prompt), references, mask };
  const result = toRequest(draft, { ownModels, sendAnyway: options.force === true });
  if (result.ok) return result.value;
  throw new TerminalEnd(EXIT.wrongUsage, issueLines(result.error));
}

function plainFields(options: GenerateOptions): Draft {
  const draft = emptyDraft();
  const modalities = options.modalities?.split(',').map((one) => one.trim());
  return {
    ...draft,
    model: options.model ?? draft.model,
    n: numberOr(options.n, draft.n),
    size: options.size ?? draft.size,
    quality: options.quality ?? draft.quality,
    background: options.background ?? draft.background,
    outputFormat: options.format ?? draft.outputFormat,
    outputCompression: options.compression === undefined ? null : Number(options.compression),
    moderation: options.moderation ?? draft.moderation,
    thinkingLevel: options.thinking ?? null,
    responseModalities: modalities?.join(',') ?? null,
    mediaResolution: options.mediaResolution ?? null,
    stream: options.stream === true,
    partialImages: numberOr(options.previews, draft.partialImages),
    user: options.user ?? null,
  };
}

/** Not-a-number stays NaN, so that the check names the field and its range. */
const numberOr = (text: string | undefined, fallback: number): number => (text === undefined ? fallback : Number(text));

async function readPrompt(text: string): Promise<string> {
  if (!text.startsWith('@')) return text;
  const file = text.slice(1);
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new TerminalEnd(EXIT.wrongUsage, say('terminal.file-unreadable', { option: '--prompt', file }));
  }
}

async function readInput(option: string, file: string, inputs: Inputs): Promise<InputRef> {
  try {
    return await inputs.addPath(file);
  } catch (cause) {
    throw refused(option, cause);
  }
}

async function readMask(file: string, first: InputRef, inputs: Inputs): Promise<InputRef> {
  try {
    return await inputs.addMask(await readFile(file), basename(file), first);
  } catch (cause) {
    if (!(cause instanceof AppFailure))
      throw new TerminalEnd(EXIT.wrongUsage, say('terminal.file-unreadable', { option: '--mask', file }));
    throw refused('--mask', cause);
  }
}

function refused(option: string, cause: unknown): unknown {
  if (!(cause instanceof AppFailure)) return cause;
  const { title, what } = describeError(cause.error);
  return new TerminalEnd(EXIT.wrongUsage, say('terminal.input', { option, title, what }));
}

function issueLines(issues: readonly Issue[]): string {
  const lines = issues.map((issue) => {
    const key = `issue.${issue.code}`;
    const text = isWordKey(key) ? say(key, issue.values) : issue.code;
    const fix = issue.fix === null ? '' : ` ${say('issue.use', { value: issue.fix })}.`;
    return say('terminal.issue', { option: OPTION_OF[issue.field], text: text + fix });
  });
  const onlyRisky = issues.every((issue) => issue.severity === 'risky');
  return [...lines, ...(onlyRisky ? [say('terminal.force')] : [])].join('\n');
}

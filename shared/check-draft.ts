import type { Draft, DraftField } from './draft.ts';
import { findModel, type Model, type OwnModel, type ParameterName } from './models.ts';
import {
  BACKGROUNDS,
  type GenerationRequest,
  type GeminiRequest,
  type GptRequest,
  MEDIA_RESOLUTIONS,
  MODERATIONS,
  OUTPUT_FORMATS,
  QUALITIES,
  RESPONSE_MODALITIES,
  THINKING_LEVELS,
} from './request.ts';
import { err, ok, type Result } from './result.ts';
import { formatSize, isExperimentalSize, nearestSize, parseSize, sizeProblem } from './size.ts';

/**
 * What stands between a draft and a request. `error` can't be sent, `risky` is only likely to be refused
 * ("send anyway" lets it through), `note` is worth knowing. The words are in shared/words under `issue.<code>`.
 */
export type Issue = {
  readonly field: DraftField;
  readonly severity: 'error' | 'risky' | 'note';
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** One press puts this value in the field. */
  readonly fix: string | number | null;
};

export type CheckOptions = { readonly ownModels?: readonly OwnModel[]; readonly sendAnyway?: boolean };

type Values = Issue['values'];
const issue = (
  field: DraftField,
  severity: Issue['severity'],
  code: string,
  values: Values = {},
  fix: Issue['fix'] = null,
): Issue => ({ field, severity, code, values, fix });

/** Every issue of a draft, worst first within a field's order on screen. */
export function checkDraft(draft: Draft, options: CheckOptions = {}): readonly Issue[] {
  const model = findModel(draft.model, options.ownModels);
  if (!model) return [issue('model', 'error', 'model-unknown', { model: draft.model })];
  return [
    ...promptIssues(draft, model),
    ...referenceIssues(draft, model),
    ...maskIssues(draft, model),
    ...sizeIssues(draft, model),
    ...choiceIssues(draft, model),
    ...numberIssues(draft, model),
  ];
}

function promptIssues(draft: Draft, model: Model): Issue[] {
  if (draft.prompt.trim() === '') return [issue('prompt', 'error', 'prompt-empty')];
  const limit = model.promptLimit;
  if (limit !== null && draft.prompt.length > limit)
    return [issue('prompt', 'error', 'prompt-long', { length: draft.prompt.length, limit })];
  return [];
}

function referenceIssues(draft: Draft, model: Model): Issue[] {
  const { max, maxBytes } = model.references;
  const found: Issue[] = [];
  if (draft.references.length > max)
    found.push(issue('references', 'error', 'references-many', { count: draft.references.length, max }));
  const heavy = draft.references.find((input) => input.bytes > maxBytes);
  if (heavy)
    found.push(
      issue('references', 'error', 'reference-heavy', { name: heavy.name, bytes: heavy.bytes, max: maxBytes }),
    );
  return found;
}

/** Whether the mask goes with the request: there is a picture it is for, and the model knows masks. */
export function maskIsUsed(draft: Draft, ownModels: readonly OwnModel[] = []): boolean {
  const model = findModel(draft.model, ownModels);
  return draft.mask !== null && draft.references.length > 0 && model?.parameters.mask.support === 'supported';
}

/** A mask the service will use is a PNG with alpha of the first reference's size; the strict limit is 4 MB (api.md §2.6). */
function maskIssues(draft: Draft, model: Model): Issue[] {
  const { mask } = draft;
  if (!mask || model.parameters.mask.support === 'ignored') return [];
  const first = draft.references[0];
  if (!first) return [issue('mask', 'note', 'mask-without-picture')];
  if (first.width !== mask.width || first.height !== mask.height)
    return [
      issue('mask', 'error', 'mask-size', {
        mask: formatSize(mask),
        picture: formatSize(first),
      }),
    ];
  if (mask.bytes > 50_000_000) return [issue('mask', 'error', 'mask-heavy', { bytes: mask.bytes })];
  return mask.bytes > 4_000_000 ? [issue('mask', 'risky', 'mask-over-4mb', { bytes: mask.bytes })] : [];
}

function sizeIssues(draft: Draft, model: Model): Issue[] {
  const problem = sizeProblem(model, draft.size);
  const size = parseSize(draft.size);
  if (problem === 'format' || !size)
    return problem ? [issue('size', 'error', 'size-format', { size: draft.size }, 'auto')] : [];
  if (problem)
    return [issue('size', 'risky', `size-${problem}`, { size: draft.size }, formatSize(nearestSize(model, size)))];
  return isExperimentalSize(model, draft.size) ? [issue('size', 'note', 'size-experimental')] : [];
}

const CHOICES = [
  'quality',
  'background',
  'outputFormat',
  'moderation',
  'thinkingLevel',
  'responseModalities',
  'mediaResolution',
] as const satisfies readonly (ParameterName & DraftField)[];

function choiceIssues(draft: Draft, model: Model): Issue[] {
  const found: Issue[] = [];
  for (const field of CHOICES) {
    const value = draft[field];
    const capability = model.parameters[field];
    if (capability.support === 'ignored' || value === null) continue;
    if (!capability.values.includes(value)) {
      const first = capability.values[0] ?? null;
      found.push(issue(field, 'error', 'choice', { value, values: capability.values.join(', ') }, first));
      continue;
    }
    const rejected = capability.rejects[value];
    if (rejected)
      found.push(
        issue(field, rejected.certainty === 'published' ? 'error' : 'risky', rejected.reason, {}, rejected.nearest),
      );
    const becomes = capability.becomes[value];
    if (becomes) found.push(issue(field, 'note', 'becomes', { value, becomes }));
  }
  // Transparent needs a format with alpha (api.md §2.7).
  if (model.family === 'gpt' && draft.background === 'transparent' && draft.outputFormat === 'jpeg')
    found.push(issue('outputFormat', 'risky', 'transparent-jpeg', {}, 'png'));
  return found;
}

function numberIssues(draft: Draft, model: Model): Issue[] {
  const ranges = [
    ['n', 1, 10],
    ['outputCompression', 0, 100],
    ['partialImages', 0, 3],
  ] as const;
  return ranges.flatMap(([field, min, max]) => {
    const value = draft[field];
    if (model.parameters[field].support === 'ignored' || value === null) return [];
    const inside = Number.isInteger(value) && value >= min && value <= max;
    return inside
      ? []
      : [
          issue(
            field,
            'error',
            'range',
            { field, value, min, max },
            Math.min(max, Math.max(min, Math.round(value) || min)),
          ),
        ];
  });
}

/** The only door from a draft to a request. Issues name the field; notes never stop it. */
export function toRequest(draft: Draft, options: CheckOptions = {}): Result<GenerationRequest, readonly Issue[]> {
  const issues = checkDraft(draft, options);
  const stops = issues.filter((one) => one.severity === 'error' || (one.severity === 'risky' && !options.sendAnyway));
  const model = findModel(draft.model, options.ownModels);
  if (stops.length > 0 || !model) return err(stops);
  return ok(model.family === 'gpt' ? gptRequest(draft, model) : geminiRequest(draft, model));
}

/** The value as one of those a request can hold. A checked draft has one, or none where the model has no use for it. */
const oneOf = <T extends string>(values: readonly T[], value: string | null): T | null =>
  values.find((one) => one === value) ?? null;

const commonFields = (draft: Draft, model: Model) => ({
  model: model.id,
  prompt: draft.prompt,
  references: draft.references,
  size: draft.size,
  outputFormat: oneOf(OUTPUT_FORMATS, draft.outputFormat) ?? 'png',
  user: draft.user === '' ? null : draft.user,
});

function gptRequest(draft: Draft, model: Model): GptRequest {
  const compresses = draft.outputFormat !== 'png';
  const stream = draft.stream || draft.partialImages > 0;
  return {
    family: 'gpt',
    ...commonFields(draft, model),
    mask: draft.references.length > 0 ? draft.mask : null,
    n: draft.n,
    quality: oneOf(QUALITIES, draft.quality) ?? 'auto',
    background: oneOf(BACKGROUNDS, draft.background) ?? 'auto',
    outputCompression: compresses ? draft.outputCompression : null,
    moderation: oneOf(MODERATIONS, draft.moderation) ?? 'auto',
    stream,
    partialImages: draft.partialImages,
  };
}

const geminiRequest = (draft: Draft, model: Model): GeminiRequest => ({
  family: 'gemini',
  ...commonFields(draft, model),
  thinkingLevel: oneOf(THINKING_LEVELS, draft.thinkingLevel),
  responseModalities: oneOf(RESPONSE_MODALITIES, draft.responseModalities),
  mediaResolution: oneOf(MEDIA_RESOLUTIONS, draft.mediaResolution),
});

/** A draft that would make the same request again ("again", "vary"); the values the family lacks keep their defaults. */
export function fromRequest(request: GenerationRequest, kept: Draft): Draft {
  const { family, ...fields } = request;
  return family === 'gpt' || family === 'gemini' ? { ...kept, mask: null, ...fields } : kept;
}

/** The draft's fields this model has no use for and that hold something other than nothing: folded away, kept. */
export function unusedFields(draft: Draft, model: Model): readonly (DraftField & ParameterName)[] {
  const names = Object.keys(model.parameters) as (DraftField & ParameterName)[];
  return names.filter((name) => {
    const value = draft[name];
    const set = value !== null && !(Array.isArray(value) && value.length === 0);
    return model.parameters[name].support === 'ignored' && set;
  });
}

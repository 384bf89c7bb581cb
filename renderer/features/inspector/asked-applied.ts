import type { Answer, Asset } from '../../../shared/asset.ts';
import { findModel, type Model, type OwnModel, type ParameterName } from '../../../shared/models.ts';
import type { GenerationRequest } from '../../../shared/request.ts';
import { mappedRatio, parseSize, readableRatio, type Size } from '../../../shared/size.ts';

export type AskedField = 'size' | 'ratio' | 'quality' | 'background' | 'outputFormat' | 'pixels';

/** In place of an applied value that the service did not say. */
export const NOT_TOLD = 'not-told';

/** `null` = nothing to say in that column. */
export type AskedRow = {
  readonly field: AskedField;
  readonly asked: string | Size | null;
  readonly applied: string | Size | null;
  /** A given value was not followed. What was left to the model can't be. */
  readonly differs: boolean;
};

export type Outcome = { readonly applied: Answer['applied'] | null; readonly asset: Asset };

/** What was asked beside what was done (C9). Without an outcome, only what was asked. */
export function askedApplied(
  request: GenerationRequest,
  outcome: Outcome | null,
  own: readonly OwnModel[] = [],
): readonly AskedRow[] {
  const model = findModel(request.model, own);
  const isActedOn = (name: ParameterName) => model === null || model.parameters[name].support !== 'ignored';
  const told = (value: string | null | undefined) => outcome && (value ?? NOT_TOLD);
  const rows: (AskedRow | null)[] = [
    sizeRow(request, model, outcome),
    ratioRow(request, model, outcome),
    request.family === 'gpt' && isActedOn('quality')
      ? valueRow('quality', request.quality, told(outcome?.applied?.quality))
      : null,
    request.family === 'gpt' && isActedOn('background')
      ? valueRow('background', request.background, told(outcome?.applied?.background))
      : null,
    valueRow('outputFormat', request.outputFormat, told(outcome?.asset.format)),
    outcome && pixelsRow(request, model, outcome),
  ];
  return rows.filter((row) => row !== null);
}

const sameSize = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height;
const mapsRatios = (model: Model | null): boolean => model?.size.kind === 'ratios';

function valueRow(field: AskedField, asked: string, applied: string | null): AskedRow {
  const differs = asked !== 'auto' && applied !== null && applied !== NOT_TOLD && applied !== asked;
  return { field, asked, applied, differs };
}

function sizeRow(request: GenerationRequest, model: Model | null, outcome: Outcome | null): AskedRow {
  const wanted = parseSize(request.size);
  const asked = wanted ?? request.size;
  if (!outcome) return { field: 'size', asked, applied: null, differs: false };
  const told = outcome.applied?.size ?? null;
  const applied = told === null ? NOT_TOLD : (parseSize(told) ?? told);
  const isOther = wanted !== null && typeof applied === 'object' && !sameSize(wanted, applied);
  return { field: 'size', asked, applied, differs: isOther && !mapsRatios(model) };
}

/** Models that only know ratios: the nearest one is what was asked of them. */
function ratioRow(request: GenerationRequest, model: Model | null, outcome: Outcome | null): AskedRow | null {
  const wanted = parseSize(request.size);
  const mapped = wanted && model && mappedRatio(model, wanted);
  if (!mapped) return null;
  if (!outcome) return { field: 'ratio', asked: mapped.ratio, applied: null, differs: false };
  const made = model && mappedRatio(model, outcome.asset);
  const isListed = made !== null && isNear(made.pixels, outcome.asset);
  const applied = isListed ? made.ratio : readableRatio(outcome.asset);
  return { field: 'ratio', asked: mapped.ratio, applied: applied ?? NOT_TOLD, differs: applied !== mapped.ratio };
}

/** Decoded pixels, always shown; marked when the service says, or was asked for, something else. */
function pixelsRow(request: GenerationRequest, model: Model | null, { applied, asset }: Outcome): AskedRow {
  const pixels = { width: asset.width, height: asset.height };
  const expected = parseSize(applied?.size ?? '') ?? (mapsRatios(model) ? null : parseSize(request.size));
  // A composite has the pixels of the picture it was put back into.
  const differs = expected !== null && asset.kind === 'generated' && !sameSize(expected, pixels);
  return { field: 'pixels', asked: null, applied: pixels, differs };
}

const NEAR = 0.03;
const isNear = (a: Size, b: Size): boolean => Math.abs(Math.log(a.width / a.height / (b.width / b.height))) < NEAR;

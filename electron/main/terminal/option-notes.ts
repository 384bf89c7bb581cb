import { checkDraft } from '../../../shared/check-draft.ts';
import { findModel, type Model, type OwnModel, type ParameterName } from '../../../shared/models.ts';
import { say } from '../../../shared/words/say-in-terminal.ts';
import { type GenerateOptions, givenFields, issueText, OPTION_OF, plainDraft } from './draft-from-options.ts';

/** What is worth knowing and stops nothing: options this model has no use for, values it replaces. */
export function notesOf(options: GenerateOptions, ownModels: readonly OwnModel[]): readonly string[] {
  const draft = plainDraft(options);
  const model = findModel(draft.model, ownModels);
  if (!model) return [];
  const unused = givenFields(options).filter((field) => isUnused(field, model));
  const pngOnly =
    draft.outputFormat === 'png' && draft.outputCompression !== null && !unused.includes('outputCompression');
  return [
    ...unused.map((field) => say('terminal.unused', { option: OPTION_OF[field], model: model.label })),
    ...(pngOnly ? [say('terminal.unused-compression')] : []),
    ...checkDraft(draft, { ownModels })
      .filter((issue) => issue.severity === 'note')
      .map(issueText),
  ];
}

const isUnused = (field: ParameterName, model: Model): boolean => model.parameters[field].support === 'ignored';

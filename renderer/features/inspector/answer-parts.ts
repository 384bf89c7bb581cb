import type { Answer } from '../../../shared/asset.ts';

type Part = Answer['parts'][number];

/** The parts as they came; an answer that only carries its text as a whole is one part of text and its picture. */
export function answerParts(answer: Answer): readonly Part[] {
  if (answer.parts.some((part) => part.type === 'text')) return answer.parts;
  if (!answer.text) return answer.parts;
  const pictures = answer.parts.length > 0 ? answer.parts : [{ type: 'image' as const, index: answer.index }];
  return [{ type: 'text', text: answer.text }, ...pictures];
}

/** All words of an answer, for copying; empty when the model sent none. */
export function answerText(answer: Answer): string {
  const texts = answerParts(answer).flatMap((part) => (part.type === 'text' ? [part.text.trim()] : []));
  return texts.filter((text) => text !== '').join('\n\n');
}

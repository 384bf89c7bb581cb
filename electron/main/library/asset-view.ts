import type { Asset, Sidecar } from '../../../shared/asset.ts';
import { maskOf } from '../../../shared/request.ts';

const PROMPT_START = 240;

/** What lists show of a sidecar. */
export function assetOf(sidecar: Sidecar): Asset {
  const request = sidecar.recipe?.request ?? null;
  return {
    id: sidecar.id,
    kind: sidecar.kind,
    name: sidecar.file.slice('YYYY/MM/'.length),
    format: sidecar.format,
    width: sidecar.width,
    height: sidecar.height,
    bytes: sidecar.bytes,
    createdAt: sidecar.createdAt,
    demo: sidecar.demo,
    draft: sidecar.draft,
    favourite: sidecar.favourite,
    tags: sidecar.tags,
    model: request?.model ?? null,
    promptStart: startOf(request?.prompt ?? ''),
    hasMask: request !== null && maskOf(request) !== null,
    jobId: sidecar.jobId,
    batchName: sidecar.batchName,
    costMicros: shareOf(sidecar),
  };
}

/** Never half of a surrogate pair. */
const startOf = (prompt: string): string => prompt.slice(0, PROMPT_START).replace(/[\uD800-\uDBFF]$/, '');

/** One picture's part of what its answer cost, rounded half up. */
function shareOf({ answer }: Sidecar): number | null {
  if (answer === null || answer.costMicros === null) return null;
  return Math.floor(answer.costMicros / answer.count + 0.5);
}

/** All words a picture can be found by. */
export function wordsOf(sidecar: Sidecar): string {
  const { recipe, answer, tags, batchName } = sidecar;
  return [recipe?.request.prompt, answer?.text, ...tags, batchName].filter((text) => text).join('\n');
}

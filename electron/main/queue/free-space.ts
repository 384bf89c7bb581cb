import { AppFailure, type AppError } from '../../../shared/app-error.ts';
import { countOf, previewsOf, type GenerationRequest } from '../../../shared/request.ts';
import { parseSize } from '../../../shared/size.ts';

/** What `auto` may become: the largest picture a model makes (api.md §2.5). */
const LARGEST_PIXELS = 3840 * 2160;
/** Uncompressed, with base64 and its JSON around it. */
const BYTES_PER_PIXEL = 4 * 1.4;
const SMALLEST_ANSWER = 64 * 1024 * 1024;

/** The largest answer a request can plausibly get. */
export function plausibleBytes(request: GenerationRequest): number {
  const size = parseSize(request.size);
  const pixels = size ? size.width * size.height : LARGEST_PIXELS;
  const pictures = countOf(request) + previewsOf(request);
  return Math.max(SMALLEST_ANSWER, Math.ceil(pixels * BYTES_PER_PIXEL * pictures));
}

export type FreeBytes = { readonly spool: number; readonly library: number };

/** Why a paid answer might not fit on disk; null when those of all `requests` at work will, twice over. */
export async function roomProblem(
  requests: readonly GenerationRequest[],
  freeBytes: () => Promise<FreeBytes>,
): Promise<AppError | null> {
  const needed = 2 * requests.reduce((bytes, request) => bytes + plausibleBytes(request), 0);
  try {
    const free = await freeBytes();
    if (free.spool < needed) return { kind: 'disk-full', place: 'data' };
    return free.library < needed ? { kind: 'disk-full', place: 'library' } : null;
  } catch (error) {
    if (error instanceof AppFailure) return error.error;
    return { kind: 'disk-failed', place: 'data', code: 'free-space-unknown', detail: String(error) };
  }
}

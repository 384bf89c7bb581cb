import type { DemoError } from './demo-error.ts';
import { flattened } from './demo-error.ts';
import type { ActiveFaults } from './faults.ts';

/** An answer that takes the place of a good one. */
export type FaultAnswer =
  | { readonly kind: 'error'; readonly error: DemoError; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'html'; readonly status: number; readonly title: string; readonly afterMs: number }
  | { readonly kind: 'envelope'; readonly status: number }
  | { readonly kind: 'hang-up' };

const error = (status: number, type: string, message: string, code: string | null = null): DemoError => ({
  status,
  message,
  type,
  param: null,
  code,
});

const rateLimit = (hint = ''): DemoError =>
  error(
    429,
    'rate_limit_error',
    `Rate limit reached for this model on requests per min: Limit 300, Used 300, Requested 1.${hint}`,
    'rate_limit_exceeded',
  );

/** The refusal of a safety system (api.md §2.3). */
export const moderationBlocked = (stage: 'input' | 'output'): DemoError => ({
  status: 400,
  message:
    'Your request was rejected by the safety system. If you believe this is an error, contact support and include the request ID req_demo. safety_violations=[violence].',
  type: 'image_generation_user_error',
  param: null,
  code: 'moderation_blocked',
  moderation: { stage, categories: ['violence'] },
});

const plain = (problem: DemoError, headers: Record<string, string> = {}): FaultAnswer => ({
  kind: 'error',
  error: problem,
  headers,
});

function rateLimited(faults: ActiveFaults, now: number): FaultAnswer | null {
  if (faults['429']) return plain(rateLimit());
  if (faults['429-seconds'] !== undefined) return plain(rateLimit(), { 'retry-after': String(faults['429-seconds']) });
  if (faults['429-date'] !== undefined) {
    return plain(rateLimit(), { 'retry-after': new Date(now + faults['429-date'] * 1000).toUTCString() });
  }
  if (faults['429-ms'] !== undefined) return plain(rateLimit(), { 'retry-after-ms': String(faults['429-ms']) });
  if (faults['429-text'] !== undefined) return plain(rateLimit(` Please try again in ${faults['429-text']}.`));
  if (faults['429-quota']) {
    const message = 'You exceeded your current quota, please check your plan and billing details.';
    return plain(error(429, 'insufficient_quota', message, 'insufficient_quota'));
  }
  return null;
}

function refused(faults: ActiveFaults): FaultAnswer | null {
  if (faults['401']) return plain(error(401, 'authentication_error', 'Invalid API key'));
  if (faults['403-balance']) return plain(error(403, 'permission_error', 'Insufficient balance in account'));
  if (faults['404-model']) return plain(error(404, 'not_found_error', 'Model or resource not found'));
  if (faults['408']) return plain(error(408, 'api_error', 'Request timeout'));
  if (faults['409']) return plain(error(409, 'api_error', 'The request conflicts with another one'));
  if (faults['413']) {
    return plain(error(413, 'invalid_request_error', 'Request payload exceeds the allowed size limit'));
  }
  if (faults['moderation-input']) return plain(moderationBlocked('input'));
  if (faults['moderation-output']) return plain(moderationBlocked('output'));
  if (faults['moderation-flat']) return plain(flattened(moderationBlocked('input')));
  return null;
}

function broken(faults: ActiveFaults): FaultAnswer | null {
  if (faults['500']) return plain(error(500, 'api_error', 'Internal server error'));
  if (faults['503'] !== undefined) {
    return plain(error(503, 'api_error', 'Service temporarily unavailable'), { 'retry-after': String(faults['503']) });
  }
  if (faults['502-html'] !== undefined) {
    return { kind: 'html', status: 502, title: '502 Bad Gateway', afterMs: faults['502-html'] };
  }
  if (faults['524-html'] !== undefined) {
    return { kind: 'html', status: 524, title: '524: A timeout occurred', afterMs: faults['524-html'] };
  }
  if (faults.envelope) return { kind: 'envelope', status: 500 };
  return faults['no-answer'] ? { kind: 'hang-up' } : null;
}

/** The answer an `answer` fault asks for; null when none is set. */
export const faultAnswer = (faults: ActiveFaults, now: number): FaultAnswer | null =>
  rateLimited(faults, now) ?? refused(faults) ?? broken(faults);

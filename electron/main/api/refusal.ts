import type { AppError, ModerationStage } from '../../../shared/app-error.ts';
import type { WireError } from './reply.ts';
import type { Proof } from './retry.ts';
import { fieldInMessage, fieldOfParam } from './wire-names.ts';

export type Refusal = { readonly error: AppError; readonly proof: Proof };

const MODERATION_CODES = ['moderation_blocked', 'content_policy_violation', 'content_filter'];
/** For a gateway that flattens the codes (api.md §2.3). */
const MODERATION_WORDS = /safety system|content policy|moderation/i;
const QUOTA_CODES = ['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active'];
const QUOTA_WORDS = /exceeded your current quota|billing hard limit/i;
const BALANCE_WORDS = /insufficient (?:account )?balance/i;
const MODEL_WORDS = /\bmodel\b.*\bdoes not exist/i;

/** What an error type or code is called in statuses, for answers that came with 200 (api.md §2.2). */
const NAMED_STATUS: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  image_generation_user_error: 400,
  authentication_error: 401,
  invalid_api_key: 401,
  permission_error: 403,
  insufficient_balance: 403,
  not_found_error: 404,
  model_not_found: 404,
  rate_limit_error: 429,
  rate_limit_exceeded: 429,
};

/** Unclear whether anything was made (api.md §6.1); a redirect that answers a POST may stand for a finished one. */
const UNCLEAR = [302, 303, 408, 409, 499];

/** What an error answer or error event means. `model` is what was asked for. */
export function readRefusal(wire: WireError, model: string): Refusal {
  const status = statusOf(wire);
  if (isModeration(wire, status)) return moderation(wire);
  // Something was drawn already, whatever the error says.
  if (wire.previews > 0 || status >= 500 || UNCLEAR.includes(status)) return serviceError(wire);
  return { error: refused(wire, status, model), proof: 'not-billed' };
}

/**
 * The status an error stands for. 200 says nothing, so type and code do; a 5xx stays one
 * unless its body names a refusal.
 */
function statusOf({ status, type, code, html }: WireError): number {
  if (status >= 300 && status < 500) return status;
  const named = html ? null : (NAMED_STATUS[code ?? ''] ?? NAMED_STATUS[type ?? ''] ?? numeric(code));
  if (status >= 500) return named !== null && [400, 401, 403].includes(named) ? named : status;
  return named ?? 500;
}

/** `{code, msg, request_id}` envelopes may carry a status as their code. */
const numeric = (code: string | null): number | null =>
  code !== null && /^[45]\d\d$/.test(code) ? Number(code) : null;

function isModeration(wire: WireError, status: number): boolean {
  if (wire.moderation !== null || MODERATION_CODES.includes(wire.code ?? '')) return true;
  const mayBe = status === 400 || (wire.status < 300 && status >= 500);
  return mayBe && !wire.html && MODERATION_WORDS.test(wire.message);
}

function moderation(wire: WireError): Refusal {
  const stage: ModerationStage = wire.previews > 0 ? 'output' : (wire.moderation?.stage ?? 'unknown');
  const categories = wire.moderation?.categories.length ? wire.moderation.categories : categoriesIn(wire.message);
  return { error: { kind: 'moderation', stage, categories }, proof: stage === 'output' ? 'maybe' : 'not-billed' };
}

/** "safety_violations=[sexual, violence]" */
function categoriesIn(message: string): readonly string[] {
  const [, list = ''] = /safety_violations=\[([^\]]*)\]/.exec(message) ?? [];
  return list.split(',').flatMap((word) => word.trim() || []);
}

const serviceError = ({ status }: WireError): Refusal => ({
  error: { kind: 'uncertain', cause: 'service-error', status: status >= 300 ? status : null },
  proof: 'maybe',
});

function refused(wire: WireError, status: number, model: string): AppError {
  const { code, message, html } = wire;
  if (QUOTA_CODES.includes(code ?? '') || QUOTA_WORDS.test(message))
    return { kind: 'rate-limited', quota: true, retryAt: null };
  if (status === 429) return { kind: 'rate-limited', quota: false, retryAt: null };
  if (status === 401) return { kind: 'key-rejected' };
  if (status === 413) return { kind: 'too-large' };
  // A page where the service answers in JSON comes from something in between, or from another address.
  if (html) return invalid(wire, null);
  if (status === 402 || status === 403 || BALANCE_WORDS.test(message)) return { kind: 'balance' };
  if (status === 404 || MODEL_WORDS.test(message)) return { kind: 'model-unavailable', model };
  return invalid(wire, wire.param === null ? fieldInMessage(message) : fieldOfParam(wire.param));
}

const invalid = ({ status, message }: WireError, field: string | null): AppError => ({
  kind: 'request-invalid',
  field,
  reason: message || `HTTP ${status}`,
});

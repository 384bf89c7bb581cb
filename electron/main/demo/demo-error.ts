/** An error as the service puts it on the wire (api.md §2.3), before it becomes bytes. */
export type DemoError = {
  readonly status: number;
  readonly message: string;
  readonly type: string;
  readonly param: string | null;
  readonly code: string | null;
  readonly moderation?: { readonly stage: 'input' | 'output'; readonly categories: readonly string[] };
};

/** What is wrong with one field of a request. */
export const invalid = (
  param: string | null,
  code: string | null,
  message: string,
  type = 'invalid_request_error',
): DemoError => ({ status: 400, message, type, param, code });

export const notFound = (message: string): DemoError => ({
  status: 404,
  message,
  type: 'not_found_error',
  param: null,
  code: null,
});

/** Octen's envelope: OpenAI's shape. */
export const errorBody = (error: DemoError): { error: Record<string, unknown> } => ({
  error: {
    message: error.message,
    type: error.type,
    param: error.param,
    code: error.code,
    ...(error.moderation && {
      moderation_details: { moderation_stage: error.moderation.stage, categories: error.moderation.categories },
    }),
  },
});

/** What a gateway that doesn't pass upstream codes on makes of a refusal (one of the two possibilities in api.md §2.3). */
export const flattened = (error: DemoError): DemoError =>
  error.status === 400
    ? { status: 400, message: error.message, type: 'invalid_request_error', param: null, code: null }
    : error;

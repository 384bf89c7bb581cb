import { type AppError, AppFailure } from '../../../shared/app-error.ts';
import type { KeyCheck } from '../../../shared/key-status.ts';
import type { GenerationRequest } from '../../../shared/request.ts';
import { type CallFacts, failureBefore, failureOfDisk, failureOfEnd, failureOfTransport } from './api-failure.ts';
import {
  type CallOutcome,
  collect,
  outcomeOfFailure,
  outcomeOfReply,
  type RetryTerms,
  unfinished,
} from './call-outcome.ts';
import { checkKey } from './check-key.ts';
import { diskError } from '../storage/disk-error.ts';
import { refuse } from './body-bytes.ts';
import { encodeRequest, type FindInput } from './encode-request.ts';
import { endpointOf, headersFor, isSendable } from './endpoint.ts';
import { receive } from './receive.ts';
import type { ReceivedImage } from './reply.ts';
import { CAREFUL, type RetryOptions } from './retry.ts';
import type { AnswerHead } from './spool.ts';
import type { Transport, TransportAnswer } from './transport-port.ts';
import { TransportFailure } from './transport-failure.ts';

export { type CallOutcome, outcomeOfSpool } from './call-outcome.ts';

export type ImageApiPorts = {
  readonly transport: Transport;
  readonly inputFile: FindInput;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 0 ≤ value < 1. */
  readonly random: () => number;
  /** Asked for each call; without it nothing goes again that may have been billed. */
  readonly retry?: () => RetryOptions;
};

export type CallProgress =
  | { readonly type: 'answering'; readonly requestId: string | null }
  | { readonly type: 'preview'; readonly index: number; readonly image: ReceivedImage };

export type Call = {
  readonly request: GenerationRequest;
  readonly baseUrl: string;
  readonly key: string;
  /** 1 for the first sending since a person asked; decides how often it may go again by itself. */
  readonly attempt: number;
  /** A folder of its own: the raw answer and its pictures. */
  readonly spoolDir: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CallProgress) => void;
  /**
   * Asked when the disk has no room for a part of the answer; nothing is read meanwhile and the socket stays open.
   * `true` tries again; `false`, and any other trouble with the disk, ends the call.
   */
  readonly onDiskFull: (error: AppError) => Promise<boolean>;
};

export type ImageApi = {
  /** One POST, never repeated in here. Throws only for faults of the app. */
  call(call: Call): Promise<CallOutcome>;
  /** Whether the service knows the key: a request that can't be carried out, so it costs nothing. */
  checkKey(baseUrl: string, key: string, signal: AbortSignal): Promise<KeyCheck>;
};

export const createImageApi = (ports: ImageApiPorts): ImageApi => ({
  call: (call) => send(ports, call),
  checkKey: (baseUrl, key, signal) => checkKey(ports.transport, { baseUrl, key, signal }),
});

/** What becomes known while one call runs. */
type Course = { firstByteAt: number | null; answer: TransportAnswer | null };

async function send(ports: ImageApiPorts, call: Call): Promise<CallOutcome> {
  const course: Course = { firstByteAt: null, answer: null };
  const judge = judgeOf(ports, call, course);
  if (!isSendable(call.key)) return judge.before({ kind: 'key-rejected' });
  try {
    const answer = await open(ports, call, course);
    course.answer = answer;
    call.onProgress({ type: 'answering', requestId: answer.head.requestId });
    return await take(answer, call, judge);
  } catch (cause) {
    return judge.thrown(cause);
  } finally {
    course.answer?.close();
  }
}

async function open(ports: ImageApiPorts, call: Call, course: Course): Promise<TransportAnswer> {
  const { request, key, signal } = call;
  const body = await encodeRequest(request, ports.inputFile).catch(refuse);
  const onSent = (): void => {
    course.firstByteAt ??= ports.now();
  };
  const streamed = request.family === 'gpt' && request.stream;
  return ports.transport({ url: endpointOf(call.baseUrl), headers: headersFor(key, streamed), body, signal, onSent });
}

async function take(answer: TransportAnswer, call: Call, judge: Judge): Promise<CallOutcome> {
  const onDiskTrouble = async (cause: unknown): Promise<boolean> => {
    const error = diskError(cause, 'data');
    return error?.kind === 'disk-full' && !call.signal.aborted ? call.onDiskFull(error) : false;
  };
  const events = receive(answer.head, answer.body, call.spoolDir, { onDiskTrouble });
  let lastPreview: ReceivedImage | null = null;
  try {
    const { reply, end } = await collect(events, ({ index, image }) => {
      lastPreview = image;
      call.onProgress({ type: 'preview', index, image });
    });
    if (reply) return outcomeOfReply(reply, judge.facts());
    // A line that broke says more than that the bytes stopped.
    const broken = end.class === 'cut' ? answer.failure() : null;
    return broken
      ? judge.thrown(broken, lastPreview)
      : judge.ended(failureOfEnd(unfinished(end), judge.facts()), lastPreview);
  } catch (cause) {
    const stopped = call.signal.aborted ? answer.failure() : null;
    if (stopped) return judge.thrown(stopped, lastPreview);
    const failure = failureOfDisk(cause, judge.facts());
    if (!failure) throw cause;
    return judge.ended(failure, lastPreview);
  }
}

type Judge = {
  facts(): CallFacts;
  /** Nothing was sent. */
  before(error: AppError): CallOutcome;
  ended(failure: Parameters<typeof outcomeOfFailure>[0], lastPreview: ReceivedImage | null): CallOutcome;
  thrown(cause: unknown, lastPreview?: ReceivedImage | null): CallOutcome;
};

function judgeOf(ports: ImageApiPorts, call: Call, course: Course): Judge {
  const head = (): AnswerHead | null => course.answer?.head ?? null;
  const facts = (): CallFacts => {
    const now = ports.now();
    const elapsedMs = course.firstByteAt === null ? null : now - course.firstByteAt;
    return { key: call.key, model: call.request.model, head: head(), elapsedMs, now };
  };
  const terms = (): RetryTerms => ({
    attempt: call.attempt,
    options: ports.retry?.() ?? CAREFUL,
    now: ports.now(),
    random: ports.random(),
  });
  const ended: Judge['ended'] = (failure, lastPreview) => outcomeOfFailure(failure, lastPreview, terms());
  return {
    facts,
    ended,
    before: (error) => outcomeOfFailure(failureBefore(error, 'not-sent', facts()), null),
    thrown: (cause, lastPreview = null) => {
      if (cause instanceof TransportFailure) {
        const { problem } = cause;
        if (problem.reason === 'stopped' && !problem.sent) return { type: 'stopped', sent: false };
        return ended(failureOfTransport(problem, facts()), lastPreview);
      }
      if (!(cause instanceof AppFailure)) throw cause;
      // An input failed. A body we didn't finish is no request, so nothing is billed.
      const proof = course.firstByteAt === null ? 'not-sent' : 'not-billed';
      return outcomeOfFailure(failureBefore(cause.error, proof, facts()), lastPreview);
    },
  };
}

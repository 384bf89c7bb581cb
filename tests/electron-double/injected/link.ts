/**
 * The line between the page's world and the preload's. The worlds share no objects: everything crosses as the `detail`
 * of a CustomEvent, which Blink itself structured-clones between worlds, synchronously. Runs in the page, as text.
 */
import { bridgeMessage, packValue, unpackValue, type BridgeValue, type Link, type Question } from './bridge-values.ts';

type Answer = { ok: BridgeValue; err?: undefined } | { ok?: undefined; err: string };

export function answerQuestion(link: Link, question: Question | null): Answer {
  try {
    const handler = question && link.handlers[question.t];
    if (!handler) throw new Error('An object could not be cloned.');
    return { ok: packValue(link, handler(question as never)) };
  } catch (thrown) {
    return { err: bridgeMessage(thrown) };
  }
}

export function handleCalls(link: Link): void {
  link.handlers.call = (question: Extract<Question, { t: 'call' }>) => {
    const args = question.args.map((packed) => unpackValue(link, packed));
    return link.functions.get(question.id)?.(...args);
  };
  link.handlers.settle = (question: Extract<Question, { t: 'settle' }>) => {
    link.promises.get(question.id)?.[question.how](unpackValue(link, question.x));
    link.promises.delete(question.id);
  };
}

/** `secret` keeps the events' names from the page; `me` and `other` name the two ends. */
export function createLink(secret: string, me: string, other: string): Link {
  const dispatch = document.dispatchEvent.bind(document);
  const EventClass = CustomEvent;
  let lastId = 0;
  let answer: Answer | undefined;
  function post(kind: string, detail: unknown): void {
    dispatch(new EventClass(secret + other + kind, { detail }));
  }
  const link: Link = {
    ask(question) {
      answer = undefined;
      post('question', question);
      const got = answer as Answer | undefined;
      answer = undefined;
      if (!got || got.err !== undefined) throw new Error(got?.err ?? 'An object could not be cloned.');
      return unpackValue(link, got.ok);
    },
    functions: new Map(),
    promises: new Map(),
    handlers: {},
    nextId: () => ++lastId,
  };
  handleCalls(link);
  document.addEventListener(`${secret}${me}answer`, (event) => {
    answer = (event as CustomEvent<Answer | null>).detail ?? { err: 'An object could not be cloned.' };
  });
  document.addEventListener(`${secret}${me}question`, (event) => {
    post('answer', answerQuestion(link, (event as CustomEvent<Question | null>).detail));
  });
  return link;
}

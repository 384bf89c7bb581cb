import { type MaskBitmap } from './mask-bitmap.ts';
import { feathered, resizeBitmap } from './mask-morph.ts';

/** What takes longer than a frame on a large mask. `by` grows or shrinks, `radius` softens; both in its pixels. */
export type MaskTask = { readonly mask: MaskBitmap } & (
  | { readonly kind: 'resize'; readonly by: number }
  | { readonly kind: 'feather'; readonly radius: number }
);

export function taskDone(task: MaskTask): Uint8Array<ArrayBuffer> {
  const { mask } = task;
  if (task.kind === 'feather') return feathered(mask.data, mask, task.radius);
  resizeBitmap(mask, task.by);
  return mask.data;
}

/** A thread of its own that does one task after another. */
export type MaskThread = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>;

export type MaskHelper = {
  /**
   * Answers the pixels after the task, whose mask is given away. Only the newest task counts: one that was asked for
   * before and has not begun is left out, and whatever is left out answers null.
   */
  run(task: MaskTask): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Ends the thread; the next task starts another. */
  rest(): void;
};

type Asked = { readonly task: MaskTask; readonly answer: (pixels: Uint8Array<ArrayBuffer> | null) => void };

/** `start` null: there are no threads here, and the task is done where it was asked for. */
export function createMaskHelper(start: (() => MaskThread) | null): MaskHelper {
  let thread: MaskThread | null = null;
  let running: Asked | null = null;
  let next: Asked | null = null;

  const finish = (pixels: Uint8Array<ArrayBuffer> | null): void => {
    running?.answer(pixels);
    running = next;
    next = null;
    if (running) send(running);
  };
  const failed = (): void => {
    thread?.terminate();
    thread = null;
    finish(null);
  };
  const send = ({ task }: Asked): void => {
    if (!thread && start) {
      thread = start();
      thread.addEventListener('message', ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => finish(data));
      thread.addEventListener('error', failed);
      thread.addEventListener('messageerror', failed);
    }
    thread?.postMessage(task, [task.mask.data.buffer]);
  };
  return {
    run(task) {
      if (!start) return Promise.resolve(taskDone(task));
      return new Promise((answer) => {
        next?.answer(null);
        next = { task, answer };
        if (!running) finish(null);
      });
    },
    rest() {
      thread?.terminate();
      thread = null;
      next?.answer(null);
      next = null;
      running?.answer(null);
      running = null;
    },
  };
}

/** Where the window has threads. The worker is a file of the app's own, as the content security policy wants it. */
export const newThread = (): (() => MaskThread) | null =>
  typeof Worker === 'undefined'
    ? null
    : () => new Worker(new URL('./mask-worker.ts', import.meta.url), { type: 'module' });

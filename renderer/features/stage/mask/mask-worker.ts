import { type MaskTask, taskDone } from './mask-helper.ts';

/** The other end of a MaskThread. */
addEventListener('message', ({ data }: MessageEvent<MaskTask>) => {
  const pixels = taskDone(data);
  postMessage(pixels, { transfer: [pixels.buffer] });
});

import { bodyBytes } from './body-bytes.ts';
import type { BodyPlan } from './encode-request.ts';
import type { Line } from './line.ts';
import type { Watch } from './watch.ts';

export type Upload = {
  readonly line: Line;
  readonly body: BodyPlan;
  /** Runs while a slice waits to be taken by the network. */
  readonly stall: Watch;
  /** Bytes of the body handed to the network so far. */
  readonly onSent: (bytes: number) => void;
  /** The service has refused already: the rest of the body is of no use. */
  readonly refused: () => boolean;
};

/** Sends the body no faster than the network takes it. Returns early when the call was refused meanwhile. */
export async function upload({ line, body, stall, onSent, refused }: Upload): Promise<void> {
  const { request } = line;
  let sent = 0;
  for await (const slice of bodyBytes(body)) {
    if (refused() || request.destroyed) return;
    stall.start();
    const flowing = request.write(slice);
    sent += slice.length;
    onSent(sent);
    if (!flowing) await line.event(request, 'drain');
    stall.stop();
  }
  stall.start();
  request.end();
  if (!request.writableFinished) await line.event(request, 'finish');
  stall.stop();
}

import type { Asset } from '../../../shared/asset.ts';
import { call } from '../../bridge.ts';
import { runCommand } from '../../commands.ts';
import { notifyError } from '../../notices.ts';
import { assetShown } from '../../shown.ts';

/** The star on a tile. What is done to all chosen pictures are commands of the window. */
export async function favouriteToggled({ id, favourite }: Asset): Promise<void> {
  const answer = await call('library.favourite', { ids: [id], on: !favourite });
  if (!answer.ok) notifyError(answer.error);
}

/** On stage, in Create. */
export function pictureOpened(id: string): void {
  assetShown(id);
  runCommand('go-create');
}

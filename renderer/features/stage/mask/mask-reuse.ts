import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { MaskOfPicture, PackedMask } from '../../../../shared/mask.ts';
import { packRuns, unpackRuns } from '../../../../shared/pack-runs.ts';
import { featherWithin, type InputRef } from '../../../../shared/request.ts';
import { say } from '../../../../shared/words/say.ts';
import { call } from '../../../bridge.ts';
import { notify, notifyError } from '../../../notices.ts';
import { stretched } from './mask-bitmap.ts';
import { maskReplaced } from './mask-edits.ts';
import { stretchAsked, useMask } from './mask-state.ts';
import { currentMask, featherChanged, settleMask } from './mask-work.ts';

/** A mask as it was when it was copied, and the picture it was drawn for. */
type Copied = PackedMask & { readonly name: string };

const useCopied = create<{ readonly copied: Copied | null }>()(() => ({ copied: null }));

export const useHasCopiedMask = (): boolean => useCopied(({ copied }) => copied !== null);

export async function maskCopied(): Promise<void> {
  if (!(await settleMask())) return;
  const { picture, feather } = useMask.getState();
  const mask = currentMask()?.mask;
  if (!picture || !mask) return;
  const { width, height } = mask;
  useCopied.setState({ copied: { width, height, feather, packed: packRuns(mask.data), name: picture.name } });
  notify({ tone: 'done', title: say('mask.copied') });
}

export function maskPasted(): void {
  const { copied } = useCopied.getState();
  const { picture } = useMask.getState();
  if (copied && picture) laid(picture, copied);
}

/** The mask of another picture as it is kept there now; that picture keeps it. */
export async function maskTakenFrom({ picture, name }: MaskOfPicture): Promise<void> {
  const { picture: wanting } = useMask.getState();
  const taken = await call('mask.take', { picture });
  if (!taken.ok) notifyError(taken.error);
  else if (taken.value && wanting) laid(wanting, { ...taken.value, name });
}

/** One step of undo; a mask of another size is stretched only after asking. Nothing when the picture is another by now. */
function laid(picture: InputRef, { name, feather, packed, ...size }: Copied): void {
  if (useMask.getState().picture?.hash !== picture.hash) return;
  const mask = { ...size, data: unpackRuns(packed, new Uint8Array(size.width * size.height)) };
  const replace = (coverage: Uint8Array, softness: number): void => {
    if (!maskReplaced(picture, coverage)) return;
    featherChanged(featherWithin(softness));
    notify({ tone: 'done', title: say('mask.imported', { name: namedOr(name) }) });
  };
  if (size.width === picture.width && size.height === picture.height) return replace(mask.data, feather);
  const by = picture.width / size.width;
  stretchAsked({ name: namedOr(name), size, stretch: () => replace(stretched(mask, picture).data, feather * by) });
}

export const namedOr = (name: string): string => name || say('mask.unnamed');

/** Other pictures of the same size that have a mask, the one drawn last first; looked up whenever somebody asks. */
export function useOtherMasks(asked = true): readonly MaskOfPicture[] {
  const picture = useMask((state) => state.picture);
  const [found, setFound] = useState<readonly MaskOfPicture[]>([]);
  useEffect(() => {
    if (!picture || !asked) return;
    let isWanted = true;
    void call('mask.others', { picture: picture.hash }).then((others) => {
      if (!isWanted || !others.ok) return;
      setFound(others.value.filter(({ width, height }) => width === picture.width && height === picture.height));
    });
    return () => {
      isWanted = false;
    };
  }, [picture, asked]);
  return found;
}

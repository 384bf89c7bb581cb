import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { MaskOfPicture, PackedMask } from '../../../../shared/mask.ts';
import { packRuns, unpackRuns } from '../../../../shared/pack-runs.ts';
import { say } from '../../../../shared/words/say.ts';
import { call } from '../../../bridge.ts';
import { notify, notifyError } from '../../../notices.ts';
import { stretched } from './mask-bitmap.ts';
import { maskReplaced } from './mask-edits.ts';
import { stretchAsked } from './mask-import.ts';
import { useMask } from './mask-state.ts';
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
  if (copied) take(copied);
}

/** The mask of another picture as it is kept there now; that picture keeps it. */
export async function maskTakenFrom({ picture, name }: MaskOfPicture): Promise<void> {
  const taken = await call('mask.take', { picture });
  if (!taken.ok) notifyError(taken.error);
  else if (taken.value) take({ ...taken.value, name });
}

/** One step of undo; a mask of another size is stretched only after asking. */
function take({ name, feather, packed, ...size }: Copied): void {
  const { picture } = useMask.getState();
  if (!picture) return;
  const mask = { ...size, data: new Uint8Array(size.width * size.height) };
  unpackRuns(packed, mask.data);
  const laid = (coverage: Uint8Array, softness: number): void => {
    maskReplaced(coverage);
    featherChanged(softness);
    notify({ tone: 'done', title: say('mask.imported', { name: namedOr(name) }) });
  };
  if (size.width === picture.width && size.height === picture.height) return laid(mask.data, feather);
  const by = picture.width / size.width;
  stretchAsked({
    name: namedOr(name),
    size,
    stretch: () => laid(stretched(mask, picture).data, Math.round(feather * by)),
  });
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

import { useEffect, useState } from 'react';
import { inputUrl } from '../../../../shared/asset.ts';

/** An input decoded off the main thread, for whoever closes it; null when it can't be read. */
export async function decodedInput(hash: string, options?: ImageBitmapOptions): Promise<ImageBitmap | null> {
  try {
    const answer = await fetch(inputUrl(hash));
    return answer.ok ? await createImageBitmap(await answer.blob(), options) : null;
  } catch {
    return null;
  }
}

/** A whole input; let go of as soon as another is wanted. */
export function useInputBitmap(hash: string | null): ImageBitmap | null {
  const [shown, setShown] = useState<{ readonly hash: string; readonly image: ImageBitmap } | null>(null);
  useEffect(() => {
    if (hash === null) return;
    let isWanted = true;
    let image: ImageBitmap | null = null;
    void decodedInput(hash).then((found) => {
      image = found;
      if (isWanted && found) setShown({ hash, image: found });
      else found?.close();
    });
    return () => {
      isWanted = false;
      setShown(null);
      image?.close();
    };
  }, [hash]);
  return shown?.hash === hash ? shown.image : null;
}

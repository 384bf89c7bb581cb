import { useEffect, useState } from 'react';
import { inputUrl } from '../../../../shared/asset.ts';

async function decoded(hash: string): Promise<ImageBitmap | null> {
  try {
    const answer = await fetch(inputUrl(hash));
    return answer.ok ? await createImageBitmap(await answer.blob()) : null;
  } catch {
    return null;
  }
}

/** An input decoded off the main thread; let go of as soon as another is wanted. */
export function useInputBitmap(hash: string | null): ImageBitmap | null {
  const [shown, setShown] = useState<{ readonly hash: string; readonly image: ImageBitmap } | null>(null);
  useEffect(() => {
    if (hash === null) return;
    let isWanted = true;
    let image: ImageBitmap | null = null;
    void decoded(hash).then((found) => {
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

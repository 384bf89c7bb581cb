import { useEffect, useRef } from 'react';
import type { InputRef } from '../../../../shared/request.ts';
import { decodedInput } from './mask-pictures.ts';

/** The longest side drawn, in device pixels: twice what the panel shows. A small input is enlarged, pixel by pixel. */
const EDGE = 640;

type SmallInputProps = { readonly input: InputRef; readonly label: string };

/**
 * An input as a panel shows it, drawn from its very bytes. An image element would keep all its pixels in memory, 64 MB
 * for a mask of 4096², and those of each mask that was there before.
 */
export function SmallInput({ input, label }: SmallInputProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = EDGE / Math.max(input.width, input.height);
  const width = Math.max(1, Math.round(input.width * scale));
  const height = Math.max(1, Math.round(input.height * scale));
  const { hash } = input;
  useEffect(() => {
    let isWanted = true;
    const resizeQuality = scale > 1 ? 'pixelated' : 'medium';
    void decodedInput(hash, { resizeWidth: width, resizeHeight: height, resizeQuality }).then((image) => {
      const shown = isWanted ? canvas.current?.getContext('bitmaprenderer') : null;
      if (image && shown) shown.transferFromImageBitmap(image);
      else image?.close();
    });
    return () => void (isWanted = false);
  }, [hash, width, height, scale]);
  const size = { width, height };
  // Dark checks in either theme: what is kept is white.
  return <canvas ref={canvas} role="img" aria-label={label} data-input={hash} data-theme="dark" {...size} />;
}

import type { Picture } from './picture.ts';
import { open, raw } from './picture.ts';

/** Preview `index` of `count`: the final picture out of focus, sharper from one to the next. */
export function previewOf(final: Picture, index: number, count: number): Promise<Picture> {
  const haze = (count - index) / (count + 0.5);
  const sigma = Math.max(0.8, Math.min(final.width, final.height) * 0.032 * haze ** 1.4);
  // Small, blurred and large again looks the same as a wide blur of the whole picture and costs a fraction.
  const shrink = Math.max(1, Math.floor(sigma / 2));
  const [width, height] = [Math.ceil(final.width / shrink), Math.ceil(final.height / shrink)];
  return raw(open(final).resize(width, height, { fit: 'fill' })).then((small) =>
    raw(
      open(small)
        .blur(Math.max(0.5, sigma / shrink))
        .modulate({ saturation: 1 - 0.35 * haze })
        .resize(final.width, final.height, { fit: 'fill', kernel: 'cubic' }),
    ),
  );
}

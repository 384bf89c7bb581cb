import sharp from 'sharp';
import type { Caption } from './caption.ts';
import { captionSvg } from './caption.ts';
import { withGrain } from './grain.ts';
import type { Canvas } from './pen.ts';
import { radialGradient } from './pen.ts';
import type { Picture } from './picture.ts';
import { raw } from './picture.ts';
import { createRandom } from './random.ts';
import { sceneFor } from './scene-list.ts';

export type Brief = {
  readonly prompt: string;
  readonly model: string;
  readonly width: number;
  readonly height: number;
  readonly quality: 'low' | 'medium' | 'high';
  /** Which of the `n` pictures; each has its own composition. */
  readonly index: number;
  readonly transparent: boolean;
  readonly caption: boolean;
};

const detailOf = { low: 1, medium: 2, high: 3 } as const;

const captionOf = ({ prompt, model, width, height, quality }: Brief): Caption => ({
  prompt,
  line: `${model}  ·  ${width} × ${height}  ·  ${quality}`,
});

/** Scenes are composed for shapes up to 4:1; a longer strip shows the middle of one. */
function composed({ width, height }: Brief): { width: number; height: number } {
  return { width: Math.max(width, Math.ceil(height / 4), 64), height: Math.max(height, Math.ceil(width / 4), 64) };
}

/** The SVG of a brief: its scene, a vignette where there is a background, and the caption. */
function drawSvg(brief: Brief): string {
  const { prompt, model, width, height, index, transparent } = brief;
  const random = createRandom([prompt, model, `${width}x${height}`, index].join('\n'));
  const frame = composed(brief);
  const canvas: Canvas = { ...frame, detail: detailOf[brief.quality], random };
  const scene = sceneFor(prompt, transparent);
  const { defs, body, ink } = (transparent ? scene.cutout?.(canvas) : undefined) ?? scene.draw(canvas);
  const vignette = radialGradient('vignette', [0.5, 0.48], 0.75, [0.55, '#000000', 0], [1, '#000000', 0.24]);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<svg width="${width}" height="${height}" viewBox="0 0 ${frame.width} ${frame.height}" preserveAspectRatio="xMidYMid slice">` +
    `<defs>${defs}${vignette}</defs>${body}</svg>` +
    (transparent ? '' : `<rect width="${width}" height="${height}" fill="url(#vignette)"/>`) +
    (brief.caption ? captionSvg(captionOf(brief), width, height, ink) : '') +
    '</svg>'
  );
}

/** The caption alone, on a plate that can be read on any picture. */
export const captionOnlySvg = (brief: Brief): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${brief.width}" height="${brief.height}">${captionSvg(captionOf(brief), brief.width, brief.height, null)}</svg>`;

/** Paints a brief. The same brief always gives the same pixels. */
export async function paint(brief: Brief): Promise<Picture> {
  const drawn = sharp(Buffer.from(drawSvg(brief)), { unlimited: true });
  return brief.transparent ? raw(drawn.ensureAlpha()) : withGrain(await raw(drawn.removeAlpha()), 11);
}

import type { OverlayOptions, Sharp } from 'sharp';
import sharp from 'sharp';
import { withGrain } from './grain.ts';
import type { Brief } from './paint.ts';
import { captionOnlySvg, paint } from './paint.ts';
import type { Picture } from './picture.ts';
import { open, raw } from './picture.ts';

/** The bytes of the references and of the mask, as they came. */
export type EditSources = { readonly images: readonly Buffer[]; readonly mask: Buffer | null };

const fitted = (bytes: Buffer, { width, height }: { width: number; height: number }): Sharp =>
  sharp(bytes)
    .toColourspace('srgb')
    .resize(width, height, { fit: 'cover' })
    .flatten({ background: '#ffffff' })
    .removeAlpha();

/** How strongly each pixel is repainted (0–255): nothing outside the mask's alpha 0, softened inside its edge. */
async function repaintStrength(mask: Buffer, width: number, height: number): Promise<Buffer> {
  const alpha = await sharp(mask)
    .ensureAlpha()
    .extractChannel('alpha')
    .resize(width, height, { fit: 'cover', kernel: 'nearest' })
    .raw()
    .toBuffer();
  const area = Buffer.alloc(alpha.length);
  for (let i = 0; i < alpha.length; i++) area[i] = alpha[i] === 0 ? 255 : 0;
  const blurred = (sigma: number): Promise<Buffer> =>
    sharp(area, { raw: { width, height, channels: 1 } })
      .blur(sigma)
      .extractChannel(0)
      .raw()
      .toBuffer();
  const [wide, narrow] = await Promise.all([
    blurred(Math.max(1.2, Math.min(9, Math.min(width, height) * 0.008))),
    blurred(1.2),
  ]);
  const strength = Buffer.alloc(area.length);
  for (let i = 0; i < area.length; i++) {
    if (area[i] === 0) continue;
    // The wide blur softens the edge; the narrow one keeps strokes that are thinner than it.
    const soft = Math.max((wide[i] ?? 0) - 90, ((narrow[i] ?? 0) - 90) * 0.5);
    strength[i] = Math.max(0, Math.min(255, Math.round((soft / 160) * 255)));
  }
  return strength;
}

type Box = { left: number; top: number; width: number; height: number };

function boundsOf(strength: Buffer, width: number, height: number): Box | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let i = 0; i < strength.length; i++) {
    if (strength[i] === 0) continue;
    const x = i % width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, (i - x) / width);
    bottom = (i - x) / width;
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** What real models do to the rest of a picture: a touch brighter, a little new grain. */
const drifted = async (base: Picture): Promise<Picture> => withGrain(await raw(open(base).linear(1.012, 1.5)), 5);

async function editMasked(brief: Brief, base: Picture, mask: Buffer, drift: boolean): Promise<Picture> {
  const { width, height } = base;
  const strength = await repaintStrength(mask, width, height);
  const box = boundsOf(strength, width, height);
  const ground = drift ? await drifted(base) : base;
  if (box === null) return ground;
  const patch = await paint({
    ...brief,
    width: box.width,
    height: box.height,
    caption: Math.min(box.width, box.height) >= 240,
  });
  const alpha = await raw(
    sharp(strength, { raw: { width, height, channels: 1 } })
      .extract(box)
      .extractChannel(0),
  );
  const cut = await open(patch)
    .joinChannel(alpha.pixels, { raw: { width: box.width, height: box.height, channels: 1 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return raw(
    open(ground)
      .composite([{ input: cut, left: box.left, top: box.top }])
      .removeAlpha(),
  );
}

/** A reference as a print laid on the picture: white border, soft shadow. */
async function print(bytes: Buffer, edge: number): Promise<Buffer> {
  const border = Math.max(2, Math.round(edge * 0.035));
  const picture = await fitted(bytes, { width: edge, height: edge })
    .extend({ top: border, bottom: border, left: border, right: border, background: '#fbfaf7' })
    .png()
    .toBuffer();
  const outer = edge + border * 2;
  const room = border * 3;
  const shadow = `<svg xmlns="http://www.w3.org/2000/svg" width="${outer + room * 2}" height="${outer + room * 2}">${[
    1, 0.75, 0.5, 0.25,
  ]
    .map((grow) => {
      const spread = room * grow;
      return `<rect x="${room - spread / 2}" y="${room - spread / 2 + border}" width="${outer + spread}" height="${outer + spread}" rx="${spread / 2 + 1}" fill="#000000" opacity="0.09"/>`;
    })
    .join('')}</svg>`;
  return sharp(Buffer.from(shadow))
    .composite([{ input: picture, left: room, top: room }])
    .png()
    .toBuffer();
}

/** Further references stand as prints along the lower right. */
async function prints(references: readonly Buffer[], width: number, height: number): Promise<OverlayOptions[]> {
  if (references.length === 0) return [];
  const columns = Math.min(references.length, 5);
  const rows = Math.ceil(references.length / columns);
  const edge = Math.round(
    Math.min(Math.min(width, height) * 0.24, (width * 0.8) / columns / 1.2, (height * 0.8) / rows / 1.2),
  );
  if (edge < 8) return [];
  const step = Math.round(edge * 1.14);
  const margin = Math.round(Math.min(width, height) * 0.05);
  return Promise.all(
    references.map(async (bytes, i) => ({
      input: await print(bytes, edge),
      left: Math.max(0, width - margin - step * (columns - (i % columns)) - Math.round(edge * 0.1)),
      top: Math.max(0, height - margin - step * (rows - Math.floor(i / columns)) - Math.round(edge * 0.1)),
    })),
  );
}

/** Without a mask: the first picture in a new light, the prompt's scene shining through, the others laid on it. */
async function editWhole(brief: Brief, base: Picture, others: readonly Buffer[]): Promise<Picture> {
  const { width, height } = base;
  const scene = await paint({ ...brief, caption: false });
  const veil = await open(scene).ensureAlpha(0.38).png({ compressionLevel: 0 }).toBuffer();
  const graded = await raw(open(base).modulate({ saturation: 0.88, brightness: 1.03 }));
  const caption = Buffer.from(captionOnlySvg(brief));
  return raw(
    open(graded)
      .composite([{ input: veil, blend: 'over' }, ...(await prints(others, width, height)), { input: caption }])
      .removeAlpha(),
  );
}

/** The picture as a rounded card with nothing around it: how an edit answers a transparent background. */
async function asCard(picture: Picture): Promise<Picture> {
  const { width, height } = picture;
  const inset = Math.round(Math.min(width, height) * 0.05);
  const card = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect x="${inset}" y="${inset}" width="${width - inset * 2}" height="${height - inset * 2}" rx="${inset}" fill="#ffffff"/></svg>`;
  return raw(
    open(picture)
      .ensureAlpha()
      .composite([{ input: Buffer.from(card), blend: 'dest-in' }]),
  );
}

/** Edits the references as the brief says; the pictures are exactly as large as the brief. */
export async function edit(brief: Brief, sources: EditSources, drift: boolean): Promise<Picture> {
  const [first, ...others] = sources.images;
  if (first === undefined) return paint(brief);
  const base = await raw(fitted(first, brief));
  const opaque = { ...brief, transparent: false };
  const edited =
    sources.mask === null ? await editWhole(opaque, base, others) : await editMasked(opaque, base, sources.mask, drift);
  return brief.transparent ? asCard(edited) : edited;
}

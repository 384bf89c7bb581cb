/** What the pictures of the documentation are pictures of. */
export const PROMPTS = [
  'A lighthouse on a basalt cliff at dusk, long exposure, soft rain over the sea',
  'Stoneware jug with a dipped glaze and three persimmons on a linen cloth, north light',
  'Paper-cut hills at dusk, five layers, pale sun',
  'Amber apothecary bottle on a plaster plinth, warm grey ground, three-quarter view',
  'Terracotta stairwell, hard noon sun, one white sphere',
  'Fern study, gouache on cream paper, herbarium plate',
  'Harbour at blue hour, fog over the breakwater',
  'Aurora over black hills, stars, no clouds',
  'River stones from above, wet, overcast',
  'Geometric poster in red, ochre and ink, strong diagonals',
  'Desert dunes at first light, low camera',
  'Mountain lake, still water, mist between the firs',
] as const;

export const LONG_PROMPT = Array.from(
  { length: 40 },
  (_, line) => `Scene ${line + 1}. ${PROMPTS[line % PROMPTS.length]}. Keep the horizon level and the palette quiet.`,
).join('\n');

const SHAPES = ['1536x1024', '1024x1024', '1024x1536', '1536x1024'] as const;

/** The same prompt and shape for the same number. */
export const someDraft = (index: number) => ({
  prompt: PROMPTS[index % PROMPTS.length] ?? '',
  size: SHAPES[index % SHAPES.length] ?? '1024x1024',
});

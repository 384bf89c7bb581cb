/** The body of the published page's sample call, as printed: no model, and placeholders for pictures. */
export const pageSample = {
  prompt: '<string>',
  image: '<string>',
  mask: '<string>',
  n: 1,
  size: 'auto',
  quality: 'auto',
  background: 'auto',
  output_format: 'png',
  output_compression: 100,
  moderation: 'auto',
  thinking_level: 'minimal',
  response_modalities: ['text', 'image'],
  response_format: 'b64_json',
  stream: false,
  partial_images: 0,
  user: '<string>',
};

import type { GeminiRequest, GptRequest, InputRef } from '../../shared/request.ts';

/** A GPT request in which nothing is set that a person has to set. */
export const gptRequest = (over: Partial<GptRequest> = {}): GptRequest => ({
  family: 'gpt',
  model: 'openai/gpt-image-2',
  prompt: 'A red kite',
  references: [],
  size: 'auto',
  outputFormat: 'png',
  user: null,
  mask: null,
  n: 1,
  quality: 'auto',
  background: 'auto',
  outputCompression: null,
  moderation: 'auto',
  stream: false,
  partialImages: 0,
  ...over,
});

/** A Gemini request in which nothing is set that a person has to set. */
export const geminiRequest = (over: Partial<GeminiRequest> = {}): GeminiRequest => ({
  family: 'gemini',
  model: 'google/gemini-3.1-flash-image',
  prompt: 'A red kite',
  references: [],
  size: 'auto',
  outputFormat: 'png',
  user: null,
  thinkingLevel: null,
  responseModalities: null,
  mediaResolution: null,
  ...over,
});

/** An input picture; each letter makes another one. */
export const inputRef = (letter: string, over: Partial<InputRef> = {}): InputRef => ({
  hash: letter.repeat(64),
  kind: 'png',
  width: 64,
  height: 48,
  bytes: 5,
  name: `${letter}.png`,
  ...over,
});

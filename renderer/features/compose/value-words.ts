import { parseSize } from '../../../shared/size.ts';
import { pixels } from '../../../shared/words/format.ts';
import { isWordKey, say } from '../../../shared/words/say.ts';

/** A parameter's value as a person reads it; what has no word of its own stands as it is. */
export function valueWord(value: string | number | boolean | object | null | undefined): string {
  if (value === null || value === undefined) return say('compose.value.unset');
  if (typeof value === 'boolean') return say(value ? 'compose.value.on' : 'compose.value.off');
  if (typeof value === 'object') return say('compose.value.kept');
  const text = String(value);
  const size = parseSize(text);
  const key = `compose.value.${text.replace(',', '-')}`;
  return size ? pixels(size) : isWordKey(key) ? say(key) : text;
}

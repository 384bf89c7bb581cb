import { say } from '../../../shared/words/say.ts';
import { useSettings } from '../../mirror/session.ts';
import { useGenerateOff } from './draft-issues.ts';
import { useDraftStore } from './draft-store.ts';
import { type CheapWay, cheapWay } from './draft-ways.ts';

const labelOf = (way: CheapWay): string =>
  way.kind === 'model' ? say('compose.draft-model', { model: way.model.label }) : say('compose.draft-quality');

/** How the draft would be tried for less first, in words; null when there is nothing cheaper. */
export function useDraftFirstLabel(): string | null {
  const { ownModels } = useSettings();
  return useDraftStore(({ draft }) => {
    const way = cheapWay(draft, ownModels);
    return way && labelOf(way);
  });
}

/** Why there is no cheap draft to be sent now, in words. */
export function useDraftFirstOff(): string | null {
  const stop = useGenerateOff();
  return useDraftFirstLabel() === null ? say('compose.draft-cheapest') : stop;
}

import { create } from 'zustand';
import { layoutChanged, layoutOf, useLayout } from './layout-store.ts';

const NAME = 'create.inspector-open';
const NARROW = '(max-width: 1179px)';

/** In a narrow window the inspector lies over the stage and starts shut each time. */
const useFold = create<{ readonly isNarrow: boolean; readonly isOpenNarrow: boolean }>()(() => ({
  isNarrow: matchMedia(NARROW).matches,
  isOpenNarrow: false,
}));

matchMedia(NARROW).addEventListener('change', ({ matches }) =>
  useFold.setState({ isNarrow: matches, isOpenNarrow: false }),
);

export const useIsNarrow = (): boolean => useFold(({ isNarrow }) => isNarrow);

export function useInspectorOpen(): boolean {
  const isOpenWide = useLayout(NAME, 1) === 1;
  return useFold(({ isNarrow, isOpenNarrow }) => (isNarrow ? isOpenNarrow : isOpenWide));
}

export function inspectorToggled(): void {
  const { isNarrow, isOpenNarrow } = useFold.getState();
  if (isNarrow) useFold.setState({ isOpenNarrow: !isOpenNarrow });
  else layoutChanged({ [NAME]: layoutOf(NAME, 1) === 1 ? 0 : 1 });
}

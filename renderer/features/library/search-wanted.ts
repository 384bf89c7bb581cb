import { create } from 'zustand';

const useWanted = create<{ readonly searches: number }>()(() => ({ searches: 0 }));

/** "Find in library": the caret goes into the search field, now or as soon as the library is shown. */
export const searchWanted = (): void => useWanted.setState(({ searches }) => ({ searches: searches + 1 }));
export const searchFound = (): void => useWanted.setState({ searches: 0 });
export const useSearchesWanted = (): number => useWanted(({ searches }) => searches);

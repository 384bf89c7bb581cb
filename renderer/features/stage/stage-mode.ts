import { create } from 'zustand';

/** What the stage is for now: looking at pictures, or drawing where the first reference is repainted. */
export type StageMode = 'view' | 'mask';

const useMode = create<{ readonly mode: StageMode }>()(() => ({ mode: 'view' }));

export const useStageMode = (): StageMode => useMode(({ mode }) => mode);
export const currentStageMode = (): StageMode => useMode.getState().mode;
export const modeChosen = (mode: StageMode): void => useMode.setState({ mode });

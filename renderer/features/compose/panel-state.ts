import { create } from 'zustand';
import { call } from '../../bridge.ts';
import { useSession } from '../../mirror/session.ts';

/** What commands from elsewhere open or focus in the panel. */
export const usePanel = create<{ readonly isModelOpen: boolean; readonly isPromptWanted: boolean }>()(() => ({
  isModelOpen: false,
  isPromptWanted: false,
}));

export const modelPickerOpened = (isModelOpen = true): void => usePanel.setState({ isModelOpen });

/** The prompt takes the focus as soon as it is on screen. */
export const promptWanted = (): void => usePanel.setState({ isPromptWanted: true });
export const promptFocused = (): void => usePanel.setState({ isPromptWanted: false });

const PROMPT_HEIGHT = 'compose.prompt';

/** The height a person dragged the prompt to, in pixels; null before. */
export const usePromptHeight = (): number | null =>
  useSession(({ settings }) => settings.layout[PROMPT_HEIGHT] ?? null);

export function promptResized(heightPx: number): void {
  const { layout } = useSession.getState().settings;
  if (layout[PROMPT_HEIGHT] === heightPx) return;
  void call('settings.change', { layout: { ...layout, [PROMPT_HEIGHT]: heightPx } });
}

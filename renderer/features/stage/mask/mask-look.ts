import { lookChosen, useMask } from './mask-state.ts';
import { settleMask } from './mask-work.ts';

/** On the picture, or the very PNG that will be sent: that one is made first where it is behind. */
export function lookWanted(look: 'picture' | 'sent'): void {
  if (look === 'sent') void settleMask();
  lookChosen(look);
}

export const sentLookToggled = (): void => lookWanted(useMask.getState().look === 'sent' ? 'picture' : 'sent');

import { money } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { questionAnswered, questionClosed, useQuestion } from './job-actions.ts';

/** Asked before money may be lost (stopping what was sent) or spent twice (sending it again). */
export function QueueQuestion() {
  const question = useQuestion((state) => state.question);
  if (!question) return null;
  const { kind, ids, mostMicros } = question;
  const values = {
    count: ids.length,
    price: mostMicros === null ? 'none' : say('price.most', { price: money(mostMicros) }),
  };
  const isStop = kind === 'stop';
  return (
    <ConfirmDialog
      isOpen
      isDanger
      onOpenChange={(isOpen) => !isOpen && questionClosed()}
      title={say(isStop ? 'queue.stop-title' : 'queue.again-title', values)}
      confirmLabel={say(isStop ? 'queue.stop-confirm' : 'queue.send-again')}
      cancelLabel={say(isStop ? 'queue.stop-cancel' : 'queue.again-cancel')}
      onConfirm={() => void questionAnswered(question)}
    >
      {say(isStop ? 'queue.stop-text' : 'queue.again-text', values)}
    </ConfirmDialog>
  );
}

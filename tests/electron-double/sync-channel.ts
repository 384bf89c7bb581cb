/**
 * Answers questions for which the page's thread stands still: it stops at `debugger` inside `__doubleSync`
 * (injected/transport.ts), and its variables are read and written over the debugger. No registry of files is needed, and
 * no policy of the page can forbid it.
 */
import { decodeClone } from './codec.ts';
import type { SyncQuestion } from './injected/transport.ts';
import { ipcMain } from './ipc-main.ts';
import type { Page } from './open-page.ts';
import { buffersOf, packInline } from './page-ipc.ts';
import { takePiece } from './stash.ts';

interface SyncPort {
  event(): object;
  /** The page called window.open. */
  openWindow(url: string, frameName: string, features: string): void;
}

function answerMessage(question: SyncQuestion & { k: 'sync' }, port: SyncPort): unknown {
  const event: { returnValue?: unknown } = Object.assign(port.event(), { returnValue: undefined });
  const args = decodeClone(question.j, buffersOf(question)) as unknown[];
  if (!ipcMain.emit(question.ch, event, ...args)) throw new Error(`no listener for sync '${question.ch}'`);
  return event.returnValue;
}

function valueFor(question: SyncQuestion, port: SyncPort): unknown {
  if (question.k === 'take') return takePiece(question.tok, question.i, question.step);
  if (question.k === 'sync') return answerMessage(question, port);
  port.openWindow(question.url, question.name, question.features);
  return undefined;
}

function answer(question: SyncQuestion, port: SyncPort): object {
  try {
    return packInline(valueFor(question, port));
  } catch (thrown) {
    return { err: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

export function answerSyncQuestions({ session }: Page, port: SyncPort): void {
  async function onFrame(callFrameId: string): Promise<void> {
    const evaluate = async (expression: string) =>
      (await session.send('Debugger.evaluateOnCallFrame', { callFrameId, expression })).result;
    const pathOfFile = async () => {
      const { objectId } = await evaluate('file');
      return (await session.send('DOM.getFileInfo', { objectId: objectId ?? '' })).path;
    };
    const ask = (await evaluate('ask')).value as string;
    const text = ask === 'file' ? await pathOfFile() : JSON.stringify(answer(JSON.parse(ask) as SyncQuestion, port));
    await evaluate(`answer = ${JSON.stringify(text)}`);
  }
  async function onPause(functionName: string, callFrameId: string): Promise<void> {
    try {
      if (functionName === '__doubleSync') await onFrame(callFrameId);
    } catch (thrown) {
      console.error(thrown);
    } finally {
      session.send('Debugger.resume').catch(() => {});
    }
  }
  session.on('Debugger.paused', ({ callFrames: [top] }) => {
    void onPause(top?.functionName ?? '', top?.callFrameId ?? '');
  });
}

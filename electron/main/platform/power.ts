import { net, powerMonitor, powerSaveBlocker } from 'electron';
import type { Queue } from '../queue/queue-ports.ts';
import type { Service } from '../service.ts';

const ONLINE_CHECK_MS = 5000;

/** Sleep and a lost network pause the queue rather than fail it; the machine stays awake while calls are in flight. */
export function watchPower(queue: Queue, service: Service): () => void {
  let blocker: number | null = null;
  const keepAwake = () => {
    const busy = queue.inFlight() > 0;
    if (busy && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (!busy && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
  const checkLine = () => {
    const online = net.isOnline();
    service.setOnline(online);
    queue.setOnline(online);
  };
  powerMonitor.on('suspend', () => queue.setAsleep(true));
  powerMonitor.on('resume', () => {
    queue.setAsleep(false);
    checkLine();
  });
  const stopListening = queue.onChange(keepAwake);
  const timer = setInterval(checkLine, ONLINE_CHECK_MS);
  return () => {
    clearInterval(timer);
    stopListening();
    if (blocker !== null) powerSaveBlocker.stop(blocker);
  };
}

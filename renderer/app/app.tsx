import { Suspense, useEffect } from 'react';
import type { Draft } from '../../shared/draft.ts';
import { draftChanged } from '../features/compose/draft-store.ts';
import { promptWanted } from '../features/compose/panel-state.ts';
import { draftSent } from '../features/compose/send-draft.ts';
import { JobQuestion } from '../job-question.tsx';
import { useSession } from '../mirror/session.ts';
import { cx } from '../ui/class-names.ts';
import { settleMask } from '../features/stage/mask/mask-work.ts';
import { lazily } from '../ui/lazily.ts';
import { Announcements } from './announcements.tsx';
import styles from './app.module.css';
import { Bars } from './bars.tsx';
import { AllCommands } from './commands/all-commands.tsx';
import { DropZones } from './drop-zones.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { listenToFileDrags } from './file-drag.ts';
import { NoticeRegion } from './notice-region.tsx';
import { Overlays } from './overlays.tsx';
import { placeChosen, usePlace } from './place-store.ts';
import { CurrentPlace } from './places.tsx';
import { Rail } from './rail.tsx';
import { useTheme } from './theme.ts';
import { TitleBar } from './title-bar.tsx';

/** The window: nothing but its ground until the first answers are in, then the first steps or the places. */
export function App() {
  useTheme();
  useEffect(listenToFileDrags, []);
  return (
    <ErrorBoundary>
      <Shell />
      <NoticeRegion />
    </ErrorBoundary>
  );
}

function Shell() {
  const isReady = useSession(({ ready }) => ready);
  const isWelcomed = useSession(({ settings }) => settings.welcomed);
  if (!isReady) return <TitleBar isBare />;
  return isWelcomed ? <Window /> : <FirstStart />;
}

const Welcome = lazily(async () => (await import('../features/welcome/welcome.tsx')).Welcome);

function FirstStart() {
  return (
    <div className={cx(styles.whole)}>
      <TitleBar isBare />
      <Suspense fallback={null}>
        <Welcome onDone={firstPictureBegun} />
      </Suspense>
    </div>
  );
}

/** Out of the first steps into Create, with what was written there in the form. */
function firstPictureBegun(first: Partial<Draft> | null, send: boolean): void {
  placeChosen('create');
  if (first) draftChanged(first);
  promptWanted();
  // A frame later the window stands, and can ask for a key if there is none.
  if (send) requestAnimationFrame(() => void draftSent(settleMask));
}

function Window() {
  const place = usePlace();
  return (
    <div className={cx(styles.window)}>
      <AllCommands />
      <TitleBar />
      <Rail />
      <main className={cx(styles.page)}>
        <Bars />
        <div className={cx(styles.place)}>
          <ErrorBoundary key={place}>
            <CurrentPlace />
          </ErrorBoundary>
          {place !== 'create' && <DropZones />}
        </div>
      </main>
      <Overlays />
      <JobQuestion />
      <Announcements />
    </div>
  );
}

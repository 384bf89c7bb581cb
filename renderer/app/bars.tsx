import { Clock, HardDrive, History, KeyRound, WifiOff, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { assertNever } from '../../shared/result.ts';
import { clockTime } from '../../shared/words/format.ts';
import { say } from '../../shared/words/say.ts';
import { runCommand } from '../commands.ts';
import { useQueue } from '../mirror/queue.ts';
import { useSession } from '../mirror/session.ts';
import { DemoMark } from '../ui/badge.tsx';
import { NoticeBar } from '../ui/bar.tsx';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { type AppBar, barsOf } from './app-bars.ts';
import { usePlace } from './place-store.ts';
import { ownKeyWanted } from './service-choice.ts';

/** Lines across the window for what concerns all of it. */
export function Bars() {
  const service = useSession((session) => session.service);
  const key = useSession((session) => session.key);
  const jobs = useQueue((queue) => queue.jobs);
  const isPaused = useQueue((queue) => queue.paused);
  const resumable = useQueue((queue) => queue.resumable);
  const bars = barsOf({ jobs: Object.values(jobs), isPaused, resumable, service, key });
  // The queue's own toolbar says and ends its pause.
  const inQueue = usePlace() === 'queue';
  return bars.filter(({ kind }) => !(inQueue && kind === 'paused')).map((bar) => <BarOf key={bar.kind} bar={bar} />);
}

function BarOf({ bar }: { readonly bar: AppBar }) {
  switch (bar.kind) {
    case 'folder':
      return <FolderBar isDenied={bar.isDenied} />;
    case 'disk-full':
      return (
        <NoticeBar tone="warning" icon={HardDrive}>
          {say('app.bar.disk-full', { waiting: bar.waiting })}
        </NoticeBar>
      );
    case 'key-rejected':
    case 'key-locked':
      return <KeyBar bar={bar} />;
    case 'offline':
      return <OfflineBar waiting={bar.waiting} />;
    case 'resume':
    case 'paused':
      return <PauseBar bar={bar} />;
    case 'demo':
      return <DemoBar />;
    default:
      return assertNever(bar);
  }
}

function FolderBar({ isDenied }: { readonly isDenied: boolean }) {
  const path = useSession(({ info }) => info?.libraryPath ?? '');
  return (
    <NoticeBar
      tone="danger"
      icon={HardDrive}
      actions={<Button onPress={() => runCommand('choose-folder')}>{say('app.bar.find-folder')}</Button>}
    >
      {say(isDenied ? 'app.bar.folder-denied' : 'app.bar.folder-gone', { path })}
    </NoticeBar>
  );
}

function KeyBar({ bar }: { readonly bar: Extract<AppBar, { kind: 'key-rejected' | 'key-locked' }> }) {
  const isRejected = bar.kind === 'key-rejected';
  const words = isRejected
    ? say('app.bar.key-rejected', { lastFour: bar.lastFour ?? 'none', waiting: bar.waiting })
    : say('app.bar.key-locked', { waiting: bar.waiting });
  const action = say(isRejected ? 'app.bar.replace-key' : 'app.bar.key-look');
  return (
    <NoticeBar
      tone={isRejected ? 'danger' : 'warning'}
      icon={KeyRound}
      actions={<Button onPress={() => runCommand('enter-key')}>{action}</Button>}
    >
      {words}
    </NoticeBar>
  );
}

/** Stands from the moment the line went until it is back. */
function OfflineBar({ waiting }: { readonly waiting: number }) {
  const [since] = useState(() => clockTime(new Date().toISOString()));
  return <NoticeBar icon={WifiOff}>{say('app.bar.offline', { time: since, waiting })}</NoticeBar>;
}

function PauseBar({ bar }: { readonly bar: Extract<AppBar, { kind: 'resume' | 'paused' }> }) {
  const resume = () => runCommand('resume-queue');
  if (bar.kind === 'paused')
    return (
      <NoticeBar icon={Clock} actions={<Button onPress={resume}>{say('app.bar.resume-queue')}</Button>}>
        {say('app.bar.paused', { waiting: bar.waiting })}
      </NoticeBar>
    );
  return (
    <NoticeBar
      icon={History}
      actions={
        <>
          <Button variant="quiet" onPress={() => runCommand('go-queue')}>
            {say('app.bar.look')}
          </Button>
          <Button variant="primary" onPress={resume}>
            {say('app.bar.resume-action', { count: bar.waiting })}
          </Button>
        </>
      }
    >
      {say('app.bar.resume', { waiting: bar.waiting, uncertain: bar.uncertain })}
    </NoticeBar>
  );
}

/** The mark in the title bar stays; the sentence can be put away until the next start. */
function DemoBar() {
  const [isHidden, setHidden] = useState(isDemoBarHidden);
  useEffect(() => {
    isDemoBarHidden = isHidden;
  }, [isHidden]);
  if (isHidden) return null;
  return (
    <NoticeBar
      mark={<DemoMark>{say('app.demo')}</DemoMark>}
      actions={
        <>
          <Button variant="quiet" onPress={ownKeyWanted}>
            {say('app.bar.use-key')}
          </Button>
          <IconButton icon={X} label={say('app.hide')} onPress={() => setHidden(true)} />
        </>
      }
    >
      {say('app.bar.demo')}
    </NoticeBar>
  );
}

let isDemoBarHidden = false;

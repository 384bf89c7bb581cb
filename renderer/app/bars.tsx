import { Clock, HardDrive, History, KeyRound, Wallet, WifiOff, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isInFlight, type JobView } from '../../shared/job.ts';
import { assertNever } from '../../shared/result.ts';
import { clockTime } from '../../shared/words/format.ts';
import { say } from '../../shared/words/say.ts';
import { runCommand } from '../commands.ts';
import { canStop, canTryNow, jobsStopped, jobsTriedNow } from '../job-wishes.ts';
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
      return <FolderBar bar={bar} />;
    case 'disk-full':
      return <DiskBar held={bar.held} />;
    case 'key-rejected':
    case 'key-locked':
    case 'key-missing':
      return <KeyBar bar={bar} />;
    case 'balance':
      return <BalanceBar held={bar.held} />;
    case 'offline':
      return <OfflineBar held={bar.held} />;
    case 'resume':
    case 'paused':
      return <PauseBar bar={bar} />;
    case 'demo':
      return <DemoBar />;
    default:
      return assertNever(bar);
  }
}

type HeldProps = { readonly held: readonly JobView[] };

/** Nothing is sent twice by it: what waits goes at once, what is here is saved. */
function TryNow({ held }: HeldProps) {
  if (!held.some(canTryNow)) return null;
  return <Button onPress={() => jobsTriedNow(held)}>{say('job.try-now')}</Button>;
}

function FolderBar({ bar: { isDenied, held } }: { readonly bar: Extract<AppBar, { kind: 'folder' }> }) {
  const path = useSession(({ info }) => info?.libraryPath ?? '');
  return (
    <NoticeBar
      tone="danger"
      icon={HardDrive}
      actions={
        <>
          <TryNow held={held} />
          <Button onPress={() => runCommand('choose-folder')}>{say('app.bar.find-folder')}</Button>
        </>
      }
    >
      {say(isDenied ? 'app.bar.folder-denied' : 'app.bar.folder-gone', { path })}
    </NoticeBar>
  );
}

function DiskBar({ held }: HeldProps) {
  const answers = held.filter(({ state }) => isInFlight(state));
  const inTheLine = answers.filter(canStop);
  return (
    <NoticeBar
      tone="warning"
      icon={HardDrive}
      actions={
        <>
          {inTheLine.length > 0 && (
            <Button variant="quiet" onPress={() => jobsStopped(inTheLine)}>
              {say('job.stop')}
            </Button>
          )}
          <TryNow held={held} />
        </>
      }
    >
      {say('app.bar.disk-full', { answers: answers.length, waiting: held.length - answers.length })}
    </NoticeBar>
  );
}

function BalanceBar({ held }: HeldProps) {
  const again = <Button onPress={() => jobsTriedNow(held)}>{say('job.try-again')}</Button>;
  return (
    <NoticeBar tone="warning" icon={Wallet} actions={again}>
      {say('app.bar.balance', { waiting: held.length })}
    </NoticeBar>
  );
}

type KeyTrouble = Extract<AppBar, { kind: 'key-rejected' } | { kind: 'key-locked' | 'key-missing' }>;

function KeyBar({ bar }: { readonly bar: KeyTrouble }) {
  const isRejected = bar.kind === 'key-rejected';
  const words = isRejected
    ? say('app.bar.key-rejected', { lastFour: bar.lastFour ?? 'none', waiting: bar.waiting })
    : say(`app.bar.${bar.kind}`, { waiting: bar.waiting });
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
function OfflineBar({ held }: HeldProps) {
  const [since] = useState(() => clockTime(new Date().toISOString()));
  return (
    <NoticeBar icon={WifiOff} actions={<TryNow held={held} />}>
      {say('app.bar.offline', { time: since, waiting: held.length })}
    </NoticeBar>
  );
}

function PauseBar({ bar }: { readonly bar: Extract<AppBar, { kind: 'resume' | 'paused' }> }) {
  const resume = () => runCommand('resume-queue');
  const inQueue = usePlace() === 'queue';
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
        !inQueue && (
          <>
            <Button variant="quiet" onPress={() => runCommand('go-queue')}>
              {say('app.bar.look')}
            </Button>
            <Button variant="primary" onPress={resume}>
              {say('app.bar.resume-action', { count: bar.waiting })}
            </Button>
          </>
        )
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

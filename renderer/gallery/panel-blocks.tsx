import { useState } from 'react';
import { Copy, HardDrive, History, Images, Star, Wallet, WifiOff } from 'lucide-react';
import { DemoMark } from '../ui/badge.tsx';
import { NoticeBar } from '../ui/bar.tsx';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/class-names.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { KeyValueList } from '../ui/key-value.tsx';
import { SizedPanel } from '../ui/sized-panel.tsx';
import { Fold, PlainSection, Section } from '../ui/section.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Block } from './block.tsx';
import { DialogSamples } from './dialog-samples.tsx';
import styles from './gallery.module.css';

export function PanelBlocks() {
  return (
    <>
      <Block title="Dialogs, menus and popovers that open" span={5}>
        <DialogSamples />
      </Block>
      <Block title="Error panel" span={4}>
        <ErrorSample />
      </Block>
      <Block title="Empty state" span={3}>
        <div className={cx(styles.center)}>
          <EmptyState icon={Images} title="No pictures yet" actions={<Button variant="primary">Make one</Button>}>
            What you make is kept here as plain files.
          </EmptyState>
        </div>
      </Block>
      <Block title="Bars" span={12}>
        <Bars />
      </Block>
      <Block title="Panel: section, fold, facts" span={4}>
        <PanelSample />
      </Block>
      <Block title="Panels of their own width, skeleton" span={8}>
        <Resizing />
      </Block>
    </>
  );
}

function ErrorSample() {
  return (
    <ErrorPanel
      tone="warning"
      title="No full answer came back"
      rows={[
        { label: 'What happened', text: 'The request was sent in full. The line broke before the picture.' },
        { label: 'Money', text: 'May have been charged, $0.041 at most.', tone: 'warning' },
        { label: 'Next', text: 'Nothing is sent again by itself.' },
      ]}
      reference="…d4082 · 0:38"
      actions={
        <>
          <Button>Send again, pays again</Button>
          <Button variant="quiet">Forget</Button>
          <IconButton icon={Copy} label="Copy details" />
        </>
      }
    />
  );
}

function Bars() {
  return (
    <div className={cx(styles.bars)}>
      <NoticeBar icon={WifiOff} actions={<Button variant="quiet">Try now</Button>}>
        Offline since 14:31. 12 jobs are paused and go on by themselves when the line is back.
      </NoticeBar>
      <NoticeBar tone="warning" icon={Wallet} actions={<Button>Raise cap</Button>}>
        Today’s cap of $20.00 is reached. 31 jobs are paused, 2 on their way were let finish.
      </NoticeBar>
      <NoticeBar tone="danger" icon={HardDrive} actions={<Button>Find folder</Button>}>
        The library folder is not there. Answers are kept safe until it is back.
      </NoticeBar>
      <NoticeBar
        icon={History}
        actions={
          <>
            <Button variant="quiet">Look</Button>
            <Button variant="primary">Resume 12 jobs</Button>
          </>
        }
      >
        The app was closed while jobs were running. 12 are still waiting, 1 is uncertain.
      </NoticeBar>
      <NoticeBar mark={<DemoMark>Demo service</DemoMark>} actions={<Button variant="quiet">Use my key</Button>}>
        Pictures are drawn on this computer and cost nothing.
      </NoticeBar>
    </div>
  );
}

function PanelSample() {
  return (
    <div className={cx(styles.panel)}>
      <Section title="Prompt" aside="218 / 32,000" actions={<IconButton icon={Copy} label="Copy" />}>
        <p className={cx(styles.quiet)}>Stoneware jug with a dipped glaze.</p>
      </Section>
      <PlainSection>
        <Fold title="More parameters" aside="Background, moderation">
          <p>Inside</p>
        </Fold>
        <Fold title="Not used by this model" aside="2" defaultExpanded>
          <p className={cx(styles.quiet)}>Mask, transparent background</p>
        </Fold>
      </PlainSection>
      <PlainSection>
        <KeyValueList
          facts={[
            { label: 'Model', value: 'openai/gpt-image-2' },
            { label: 'Price', value: '$0.165' },
            { label: 'Request', value: 'img-9f2c…4082', isMono: true },
          ]}
        />
      </PlainSection>
    </div>
  );
}

function Resizing() {
  const [width, setWidth] = useState(200);
  return (
    <div className={cx(styles.resizable)}>
      <SizedPanel
        label="Width of the left panel"
        edge="right"
        {...{ width, usual: 200, min: 120, max: 320, rest: 120 }}
        onResized={setWidth}
      >
        <Section title="Left">200 wide at first</Section>
      </SizedPanel>
      <div>
        <Section title="The rest" actions={<IconButton icon={Star} label="Favourite" />}>
          <div className={cx(styles.row)}>
            <Skeleton width={90} ratio={1.5} />
            <Skeleton width={48} ratio={0.8} />
            <Skeleton width={60} height={60} />
          </div>
        </Section>
      </div>
    </div>
  );
}

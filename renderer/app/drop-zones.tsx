import { Brush, ImagePlus } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { findModel } from '../../shared/models.ts';
import { say } from '../../shared/words/say.ts';
import { useDraftField } from '../features/compose/draft-store.ts';
import { promptWanted } from '../features/compose/panel-state.ts';
import { filesDropped } from '../features/compose/take-references.ts';
import { useSettings } from '../mirror/session.ts';
import { cx } from '../ui/class-names.ts';
import { Icon, type IconShape } from '../ui/icon.tsx';
import styles from './drop-zones.module.css';
import { useFileDrag } from './file-drag.ts';
import { placeChosen } from './place-store.ts';

/** What files held over the window can become. The request panel beside it takes them as references itself. */
export function DropZones() {
  const files = useFileDrag((drag) => drag.files);
  if (files === null) return null;
  return (
    <section className={cx(styles.zones)} aria-label={say('app.drop.name')}>
      <EditZone />
      <AddZone files={files} />
    </section>
  );
}

function EditZone() {
  const [first] = useDraftField('references');
  const hint = first ? say('app.drop.edit-before', { name: first.name }) : say('app.drop.edit-first');
  return <Zone icon={Brush} title={say('app.drop.edit')} hint={hint} onFiles={(files) => filesTaken(files, 'first')} />;
}

function AddZone({ files }: { readonly files: number }) {
  const used = useDraftField('references').length;
  const model = useDraftField('model');
  const max = findModel(model, useSettings().ownModels)?.references.max ?? 0;
  const hint = say('app.drop.add-count', { files, used, max });
  return (
    <Zone icon={ImagePlus} title={say('app.drop.add')} hint={hint} onFiles={(taken) => filesTaken(taken, 'last')} />
  );
}

async function filesTaken(files: readonly File[], place: 'first' | 'last'): Promise<void> {
  placeChosen('create');
  await filesDropped(files, place);
  if (place === 'first') promptWanted();
}

type ZoneProps = {
  readonly icon: IconShape;
  readonly title: string;
  readonly hint: string;
  readonly onFiles: (files: readonly File[]) => Promise<void>;
};

function Zone({ icon, title, hint, onFiles }: ZoneProps) {
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void onFiles([...event.dataTransfer.files]);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };
  return (
    // A target for the pointer only; the same is a command for the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={cx(styles.zone)}
      data-over={isOver || undefined}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon shape={icon} size={24} />
      <b>{title}</b>
      <span>{hint}</span>
    </div>
  );
}

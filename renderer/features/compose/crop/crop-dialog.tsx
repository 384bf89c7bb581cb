import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../../shared/app-error.ts';
import type { PictureEdit } from '../../../../shared/picture-edit.ts';
import type { InputRef } from '../../../../shared/request.ts';
import { describeError } from '../../../../shared/words/describe-error.ts';
import { say } from '../../../../shared/words/say.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { useDraftField } from '../draft-store.ts';
import { IssueLine } from '../issue-line.tsx';
import { CropControls } from './crop-controls.tsx';
import { CropStage } from './crop-stage.tsx';
import { type Cropping, editBegun, referenceEdited, resetting, type Start } from './cropping.ts';
import styles from './crop.module.css';

export type CropDialogProps = {
  /** Hash of the reference. */
  readonly reference: string;
  readonly onClose: () => void;
  /** With the hash of what took its place. */
  readonly onApplied: (hash: string) => void;
};

/** Cuts, turns and mirrors a reference before it is used. It always begins from the picture as it was taken. */
export function CropDialog({ reference, onClose, onApplied }: CropDialogProps) {
  const references = useDraftField('references');
  const [input] = useState(() => references.find(({ hash }) => hash === reference));
  const [start, setStart] = useState<Start | null>(null);
  useEffect(() => {
    if (!input) return onClose();
    let isHere = true;
    void editBegun(input).then((begun) => isHere && setStart(begun));
    return () => {
      isHere = false;
    };
    // Once for the picture the dialog was opened for.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [input]);
  return input && start ? <Cropper {...{ input, start, onClose, onApplied }} /> : null;
}

type CropperProps = Omit<CropDialogProps, 'reference'> & { readonly input: InputRef; readonly start: Start };

function Cropper({ input, start, onClose, onApplied }: CropperProps) {
  const [cropping, setCropping] = useState<Cropping>({ edit: start.edit, ratio: 'free' });
  const { isBusy, error, apply } = useApplying(input, start.source, onApplied);
  const footer = (
    <>
      <Button variant="quiet" onPress={() => setCropping(resetting(start.source))}>
        {say('crop.reset')}
      </Button>
      <Button slot="close">{say('crop.cancel')}</Button>
      <Button variant="primary" isDisabled={isBusy} onPress={() => void apply(cropping.edit)}>
        {say('crop.apply')}
      </Button>
    </>
  );
  return (
    <Dialog
      isOpen
      size="wide"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={say('crop.title', { name: input.name })}
      footer={footer}
    >
      <div className={cx(styles.layout)}>
        <CropStage source={start.source} cropping={cropping} onChange={setCropping} />
        <div className={cx(styles.controls)}>
          <CropControls source={start.source} cropping={cropping} onChange={setCropping} />
          <MaskStays input={input} />
          {error && <IssueLine severity="error">{describeError(error).what}</IssueLine>}
        </div>
      </div>
    </Dialog>
  );
}

/** A mask never follows to a picture it wasn't drawn for, and this will be another one. */
function MaskStays({ input }: { readonly input: InputRef }) {
  const hasMask = useDraftField('mask') !== null;
  const [first] = useDraftField('references');
  if (!hasMask || first?.hash !== input.hash) return null;
  return <IssueLine severity="note">{say('crop.mask-stays')}</IssueLine>;
}

/** Who cancels while the picture is being made keeps the reference, and its mask. */
function useApplying(input: InputRef, source: InputRef, onApplied: (hash: string) => void) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const isOpen = useRef(false);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const apply = async (edit: PictureEdit) => {
    setBusy(true);
    const edited = await referenceEdited(input, source, edit, () => isOpen.current);
    if (!isOpen.current) return;
    setBusy(false);
    setError(edited.ok ? null : edited.error);
    if (edited.ok) onApplied(edited.value.hash);
  };
  return { isBusy, error, apply };
}

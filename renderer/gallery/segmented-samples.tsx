import { Columns2, Crop, Image, Brush } from 'lucide-react';
import { useState } from 'react';
import { Segmented, type Segment } from '../ui/segmented.tsx';

const QUALITIES: readonly Segment[] = [
  { id: 'auto', label: 'Auto' },
  { id: 'low', label: 'Low' },
  { id: 'medium', label: 'Med' },
  { id: 'high', label: 'High' },
];
const PREVIEWS: readonly Segment[] = ['Off', '1', '2', '3'].map((label) => ({ id: label, label }));
const MODES: readonly Segment[] = [
  { id: 'view', label: 'View', icon: Image },
  { id: 'mask', label: 'Mask', icon: Brush },
  { id: 'frame', label: 'Frame', icon: Crop },
  { id: 'compare', label: 'Compare', icon: Columns2, isDisabled: true },
];

export function SegmentedSamples() {
  const [quality, setQuality] = useState('medium');
  const [previews, setPreviews] = useState('Off');
  const [mode, setMode] = useState('view');
  return (
    <>
      <Segmented label="Quality" labelAt="hidden" segments={QUALITIES} value={quality} onChange={setQuality} />
      <Segmented
        label="Previews"
        labelAt="hidden"
        segments={PREVIEWS}
        value={previews}
        onChange={setPreviews}
        isDisabled
        hint="Previews need one picture at a time"
      />
      <Segmented label="Quality" segments={QUALITIES} value={quality} onChange={setQuality} />
      <Segmented label="Mode" labelAt="hidden" segments={MODES} value={mode} onChange={setMode} isCompact />
      <Segmented
        label="Mode, folded"
        labelAt="hidden"
        segments={MODES}
        value={mode}
        onChange={setMode}
        isCompact
        isFolded
      />
    </>
  );
}

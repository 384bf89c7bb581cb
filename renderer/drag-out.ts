import type { DragEvent } from 'react';
import { call } from './bridge.ts';

/** Turns a drag inside the page into one of real files: main takes over with the assets' own files (L5). */
export function dragOut(event: DragEvent, assetIds: readonly string[]): void {
  event.preventDefault();
  if (assetIds.length > 0) void call('library.dragOut', { ids: assetIds });
}

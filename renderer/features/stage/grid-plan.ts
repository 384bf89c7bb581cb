import type { Size } from '../../../shared/size.ts';

export type GridPlan = { readonly columns: number; readonly tile: Size };

/** Columns that make `count` tiles of one ratio as large as they can be in a room, and the tiles' size in whole pixels. */
export function gridPlan(room: Size, count: number, ratio: number, gap: number): GridPlan {
  let best: GridPlan = { columns: 1, tile: { width: 0, height: 0 } };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const widest = (room.width - gap * (columns - 1)) / columns;
    const highest = (room.height - gap * (rows - 1)) / rows;
    const width = Math.floor(Math.max(0, Math.min(widest, highest * ratio)));
    if (width > best.tile.width) best = { columns, tile: { width, height: Math.floor(width / ratio) } };
  }
  return best;
}
